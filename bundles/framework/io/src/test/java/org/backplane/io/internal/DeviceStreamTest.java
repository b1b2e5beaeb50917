package org.backplane.io.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoManagers;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

class DeviceStreamTest {

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(1);
    private final PendingDriver driver = new PendingDriver(dispatcher);
    private final DeviceHandle handle =
            IoManagers.create(driver.kernel).open(PendingDriver.INSTANCE);
    private final InputStream in = handle.inputStream();
    private final OutputStream out = handle.outputStream();

    @AfterEach
    void end() {
        handle.close();
        dispatcher.close();
    }

    private void answerNext(Status status, byte... data) {
        dispatcher.post(Level.DISPATCH, "answer", () -> driver.answer(status, data));
    }

    @Test
    void aReadWaitsAndFillsItsPartOfTheArray() throws IOException {
        byte[] bytes = new byte[6];
        answerNext(Status.SUCCESS, (byte) 1, (byte) 2);
        assertThat(in.read(bytes, 2, 3)).isEqualTo(2);
        assertThat(driver.received).containsExactly(3);
        assertThat(bytes).containsExactly(0, 0, 1, 2, 0, 0);
    }

    @Test
    void aByteIsReadUnsigned() throws IOException {
        answerNext(Status.SUCCESS, (byte) 0xFE);
        assertThat(in.read()).isEqualTo(0xFE);
    }

    @Test
    void endOfFileAndNoBytesAreTheEndForOneRead() throws IOException {
        answerNext(Status.END_OF_FILE);
        assertThat(in.read()).isEqualTo(-1);
        answerNext(Status.SUCCESS);
        assertThat(in.read(new byte[2])).isEqualTo(-1);
        answerNext(Status.SUCCESS, (byte) 3);
        assertThat(in.read()).isEqualTo(3);
    }

    @Test
    void aReadOfNothingDoesNotReachTheDevice() throws IOException {
        assertThat(in.read(new byte[0])).isZero();
        assertThat(driver.received).isEmpty();
    }

    @Test
    void aWriteGoesOnUntilTheDeviceHasTakenAll() throws IOException {
        driver.writeLimit = 2;
        out.write(new byte[] {9, 1, 2, 3, 4, 5, 9}, 1, 5);
        out.write(6);
        assertThat(driver.written.toByteArray()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void aDeviceThatTakesNothingFailsTheWrite() {
        driver.writeLimit = 0;
        assertThatThrownBy(() -> out.write(new byte[3]))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("write of 3 bytes to ROOT\\TEST\\0000 failed");
    }

    @Test
    void aFailureOfTheDeviceIsAnIoException() {
        answerNext(Status.DEVICE_DATA_ERROR);
        assertThatThrownBy(in::read)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("read of 1 bytes from ROOT\\TEST\\0000 failed")
                .hasCauseInstanceOf(StatusException.class);
    }

    @Test
    void closingOneStreamEndsAReadThatWaitsAndClosesTheHandle() {
        dispatcher.post(
                Level.PASSIVE,
                "close",
                () -> {
                    try {
                        out.close();
                    } catch (IOException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                });
        assertThatThrownBy(in::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("CANCELLED");
        dispatcher.runUntilIdle();
        assertThat(driver.handles).endsWith("CLEANUP", "CLOSE");
        assertThatThrownBy(() -> out.write(1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the handle is closed");
    }
}
