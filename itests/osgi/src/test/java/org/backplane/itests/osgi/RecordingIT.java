package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoRequest;
import org.backplane.status.Status;
import org.backplane.verifier.Crossing;
import org.backplane.verifier.Recording;
import org.junit.Test;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** Live devices are recorded from the shell. */
public final class RecordingIT extends PlatformFixture {

    private static final String ECHO = "ROOT\\ECHO\\0000";
    private static final String TICKER = "ROOT\\TICKER\\0000";

    @Test
    public void anEchoIsRecordedFromItsArrivalToItsUnplug() {
        plug("echo");
        Path file = data().resolve("echo.rec");

        assertThat(shell("verifier:record ROOT/ECHO/0000 " + file)).contains("Recording");
        started(ECHO);
        try (DeviceHandle echo = io.open(ECHO)) {
            assertThat(echo.write("Hello".getBytes(US_ASCII))).isEqualTo(5);
            byte[] buffer = new byte[5];
            assertThat(echo.read(buffer)).isEqualTo(5);
            // It may be cancelled in the queue, which is busy until the read before has returned
            // from
            // its completion, or at the driver.
            IoRequest cancelled = echo.startRead(MemorySegment.ofArray(buffer));
            cancelled.cancel();
            assertThat(cancelled.await()).isEqualTo(Status.CANCELLED);
        }
        unplug("echo");
        shell("verifier:stop ROOT/ECHO/0000");

        Recording recording = Recording.read(file);
        assertThat(recording.device()).isEqualTo(ECHO);
        assertThat(functions(recording))
                .startsWith("EvtDriverDeviceAdd", "WdfDeviceCreate")
                .contains(
                        "EvtIoWrite",
                        "EvtIoRead",
                        "EvtTimerFunc",
                        "WdfRequestCompleteWithInformation",
                        "EvtDeviceSelfManagedIoSuspend");
        assertThat(recording.crossings())
                .extracting(Crossing::data)
                .contains("input 48656c6c6f", "room 5", "output 48656c6c6f");
        assertNothingIsMissing(recording);
    }

    @Test
    public void aTickerIsRecordedWithItsRegistersAndInterrupts() {
        plug("ticker");
        Path file = data().resolve("ticker.rec");

        shell("verifier:record ROOT/TICKER/0000 " + file);
        started(TICKER);
        assertThat(read(TICKER)).matches("tick \\d+\n");
        try (DeviceHandle ticker = io.open(TICKER)) {
            IoRequest cancelled = ticker.startRead(MemorySegment.ofArray(new byte[100]));
            cancelled.cancel();
            cancelled.await();
        }
        assertThat(shell("verifier:status")).contains(TICKER).contains("crossings of");
        unplug("ticker");
        shell("verifier:stop ROOT/TICKER/0000");

        Recording recording = Recording.read(file);
        assertThat(functions(recording))
                .contains(
                        "EvtDevicePrepareHardware",
                        "MmMapIoSpace",
                        "EvtInterruptIsr",
                        "READ_REGISTER_ULONG",
                        "EvtInterruptDpc",
                        "WdfIoQueueRetrieveNextRequest");
        assertNothingIsMissing(recording);
    }

    private static List<String> functions(Recording recording) {
        return recording.crossings().stream().map(Crossing::function).toList();
    }

    private static void assertNothingIsMissing(Recording recording) {
        assertThat(recording.crossings())
                .extracting(Crossing::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, recording.crossings().size()).boxed().toList());
    }

    @Test
    public void whatCannotBeRecordedIsRefusedWithASentence() throws Exception {
        plug("echo");
        Path file = Files.createFile(data().resolve("taken.rec"));

        assertThatThrownBy(() -> execute("verifier:record ROOT/ECHO/0000 " + file))
                .hasMessageContaining("taken.rec exists already");
        assertThatThrownBy(() -> execute("verifier:record ROOT/NOBODY/0000 x.rec"))
                .hasMessageContaining("there is no device ROOT/NOBODY/0000");
        assertThatThrownBy(() -> execute("verifier:stop ROOT/ECHO/0000"))
                .hasMessageContaining("is not being recorded");
        assertThat(shell("verifier:status")).isEqualTo("No device is being recorded.\n");
        assertThat(read(ECHO)).isEmpty();
    }
}
