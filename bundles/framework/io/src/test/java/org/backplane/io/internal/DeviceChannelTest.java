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
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousByteChannel;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.CompletionHandler;
import java.nio.channels.ReadPendingException;
import java.nio.channels.WritePendingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.Future.State;

class DeviceChannelTest {

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(1);
    private final PendingDriver driver = new PendingDriver(dispatcher);
    private final DeviceHandle handle =
            IoManagers.create(driver.kernel).open(PendingDriver.INSTANCE);
    private final AsynchronousByteChannel channel = handle.channel();
    private final Heard heard = new Heard();

    @AfterEach
    void end() {
        handle.close();
        dispatcher.close();
    }

    @Test
    void aReadFillsHeapAndDirectBuffersFromTheirPosition() {
        for (ByteBuffer buffer : List.of(ByteBuffer.allocate(8), ByteBuffer.allocateDirect(8))) {
            buffer.position(2).limit(7);
            Future<Integer> read = channel.read(buffer);
            assertThat(driver.received.removeLast()).isEqualTo(5);
            assertThat(buffer.position()).isEqualTo(2);
            driver.answer(Status.SUCCESS, (byte) 5, (byte) 6, (byte) 7);
            dispatcher.runUntilIdle();
            assertThat(read.resultNow()).isEqualTo(3);
            assertThat(buffer.position()).isEqualTo(5);
            assertThat(buffer.limit()).isEqualTo(7);
            assertThat(buffer.get(1)).isZero();
            assertThat(buffer.get(2)).isEqualTo((byte) 5);
            assertThat(buffer.get(4)).isEqualTo((byte) 7);
        }
    }

    @Test
    void aWriteTakesFromThePositionWhatTheDeviceTakes() {
        driver.writeLimit = 2;
        for (ByteBuffer buffer :
                List.of(
                        ByteBuffer.wrap(new byte[] {1, 2, 3, 4}),
                        ByteBuffer.wrap(new byte[] {1, 2, 3, 4}).asReadOnlyBuffer(),
                        ByteBuffer.allocateDirect(4).put(0, new byte[] {1, 2, 3, 4}))) {
            buffer.position(1);
            assertThat(channel.write(buffer).resultNow()).isEqualTo(2);
            assertThat(buffer.position()).isEqualTo(3);
            assertThat(driver.written.toByteArray()).containsExactly(2, 3);
            driver.written.reset();
        }
    }

    @Test
    void aTransferOfNothingDoesNotReachTheDevice() {
        assertThat(channel.read(ByteBuffer.allocate(0)).resultNow()).isZero();
        assertThat(channel.write(ByteBuffer.allocate(0)).resultNow()).isZero();
        assertThat(driver.received).isEmpty();
        channel.read(ByteBuffer.allocate(1), "next", heard);
        assertThat(driver.received).containsExactly(1);
    }

    @Test
    void endOfFileAndNoBytesAreTheEndForOneRead() {
        Future<Integer> first = channel.read(ByteBuffer.allocate(1));
        driver.answer(Status.END_OF_FILE);
        Future<Integer> second = channel.read(ByteBuffer.allocate(1));
        driver.answer(Status.SUCCESS);
        Future<Integer> third = channel.read(ByteBuffer.allocate(1));
        driver.answer(Status.SUCCESS, (byte) 1);
        dispatcher.runUntilIdle();
        assertThat(first.resultNow()).isEqualTo(-1);
        assertThat(second.resultNow()).isEqualTo(-1);
        assertThat(third.resultNow()).isOne();
    }

    @Test
    void oneReadAndOneWriteMayBePending() {
        channel.read(ByteBuffer.allocate(1), "read", heard);
        assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
                .isInstanceOf(ReadPendingException.class);
        channel.write(ByteBuffer.allocate(1), "write", heard);
        dispatcher.runUntilIdle();
        assertThat(heard.all).containsExactly("write 1");
        driver.answer(Status.SUCCESS, (byte) 1);
        channel.read(ByteBuffer.allocate(2), "again", heard);
        dispatcher.runUntilIdle();
        assertThat(heard.all).containsExactly("write 1", "read 1");
    }

    @Test
    void aSecondWriteIsRefusedWhileTheFirstIsPending() {
        driver.holdWrites = true;
        channel.write(ByteBuffer.allocate(1), "write", heard);
        assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
                .isInstanceOf(WritePendingException.class);
    }

    @Test
    void handlersRunInTasksAtPassiveLevelNeverInsideTheCall() {
        channel.write(ByteBuffer.allocate(1), "write", heard);
        assertThat(heard.all).isEmpty();
        channel.read(ByteBuffer.allocate(1), "read", heard);
        dispatcher.post(Level.DISPATCH, "complete", () -> driver.answer(Status.SUCCESS, (byte) 1));
        dispatcher.runUntilIdle();
        assertThat(heard.all).containsExactlyInAnyOrder("write 1", "read 1");
        assertThat(heard.levels).containsOnly(Level.PASSIVE);
    }

    @Test
    void wrongArgumentsAreRefusedAtOnce() {
        assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1).asReadOnlyBuffer()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> channel.read(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> channel.write(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1), "", null))
                .isInstanceOf(NullPointerException.class);
        assertThat(driver.received).isEmpty();
    }

    @Test
    void closingFailsWhatIsPendingAndWhatComesAfter() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1);
        Future<Integer> pending = channel.read(buffer);
        channel.close();
        dispatcher.runUntilIdle();
        assertThat(pending.exceptionNow()).isExactlyInstanceOf(AsynchronousCloseException.class);
        assertThat(buffer.position()).isZero();
        assertThat(channel.read(buffer).exceptionNow())
                .isExactlyInstanceOf(ClosedChannelException.class)
                .hasCauseInstanceOf(StatusException.class);
        assertThat(channel.write(buffer).exceptionNow())
                .isExactlyInstanceOf(ClosedChannelException.class);
    }

    @Test
    void closingFailsTheHandlerToo() throws IOException {
        channel.read(ByteBuffer.allocate(1), "read", heard);
        channel.close();
        assertThat(channel.isOpen()).isFalse();
        assertThat(driver.handles).endsWith("CLEANUP", "CLOSE");
        channel.write(ByteBuffer.allocate(1), "write", heard);
        dispatcher.runUntilIdle();
        assertThat(heard.failures)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(
                        AsynchronousCloseException.class, ClosedChannelException.class);
        channel.close();
    }

    @Test
    void aDeviceThatLeavesClosesTheChannel() {
        Future<Integer> pending = channel.read(ByteBuffer.allocate(1));
        driver.kernel.openFiles().closeAll(driver.pdo);
        dispatcher.runUntilIdle();
        assertThat(channel.isOpen()).isFalse();
        assertThat(pending.exceptionNow())
                .isInstanceOf(AsynchronousCloseException.class)
                .cause()
                .hasMessageEndingWith("the device is gone");
    }

    @Test
    void aFailureOfTheDeviceIsAnIoExceptionAndLeavesTheBufferAlone() {
        ByteBuffer buffer = ByteBuffer.allocate(4);
        Future<Integer> read = channel.read(buffer);
        driver.answer(Status.DEVICE_DATA_ERROR);
        dispatcher.runUntilIdle();
        assertThat(read.exceptionNow())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("read of 4 bytes from ROOT\\TEST\\0000 failed")
                .hasCauseInstanceOf(StatusException.class);
        assertThat(buffer.position()).isZero();
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void aCancelledReadLeavesTheChannelUsable() {
        Future<Integer> read = channel.read(ByteBuffer.allocate(1));
        assertThat(read.cancel(true)).isTrue();
        dispatcher.runUntilIdle();
        assertThat(read.state()).isEqualTo(State.CANCELLED);
        Future<Integer> next = channel.read(ByteBuffer.allocate(2));
        driver.answer(Status.SUCCESS, (byte) 1);
        dispatcher.runUntilIdle();
        assertThat(next.resultNow()).isOne();
    }

    @Test
    void aReadThatReadsOnInItsHandlerDoesNotGrowTheStack() {
        ByteBuffer one = ByteBuffer.allocate(1);
        int[] depths = new int[2];
        CompletionHandler<Integer, Integer> handler =
                new CompletionHandler<>() {
                    @Override
                    public void completed(Integer length, Integer left) {
                        depths[left] = new Throwable().getStackTrace().length;
                        if (left > 0) {
                            channel.write(one.clear(), left - 1, this);
                        }
                    }

                    @Override
                    public void failed(Throwable failure, Integer left) {
                        throw new AssertionError(failure);
                    }
                };
        channel.write(one, 1, handler);
        dispatcher.runUntilIdle();
        assertThat(depths[0]).isPositive().isEqualTo(depths[1]);
    }

    /** What a completion handler heard. */
    private final class Heard implements CompletionHandler<Integer, String> {
        final List<String> all = new ArrayList<>();
        final List<Throwable> failures = new ArrayList<>();
        final List<Level> levels = new ArrayList<>();

        @Override
        public void completed(Integer length, String what) {
            all.add(what + " " + length);
            levels.add(dispatcher.currentLevel());
        }

        @Override
        public void failed(Throwable failure, String what) {
            failures.add(failure);
        }
    }
}
