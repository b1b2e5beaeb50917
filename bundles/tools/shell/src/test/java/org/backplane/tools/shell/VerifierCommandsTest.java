package org.backplane.tools.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.Problem;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.verifier.Recorder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the commands refuse; recording itself needs a device that runs. */
class VerifierCommandsTest {

    private static final String ECHO = "ROOT\\ECHO\\0000";
    private static final String BROKEN = "ROOT\\BROKEN\\0000";

    private final FakePnp pnp = new FakePnp();
    private final Recorder recorder = new Recorder();
    private final VerifierRecord record = new VerifierRecord(pnp, recorder);

    @TempDir private Path folder;

    @BeforeEach
    void plug() {
        pnp.nodes.add(FakePnp.node(ECHO, "HTREE\\ROOT\\0"));
        pnp.nodes.add(
                FakePnp.node(
                        BROKEN,
                        "HTREE\\ROOT\\0",
                        DeviceStatus.PROBLEM,
                        new Problem(ProblemCode.FAILED_ADD, Status.UNSUCCESSFUL, "broken")));
    }

    @Test
    void aDeviceWhoseDriverDoesNotCrossTheFrameworkIsRefused() {
        Path file = folder.resolve("echo.rec");

        assertThatThrownBy(() -> record.answer(List.of(ECHO, file.toString())))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(
                        "ROOT\\ECHO\\0000 cannot be recorded: nothing of org.example.driver_1.0.0"
                                + " crosses the framework, because it is a plain WDM driver");
        assertThat(pnp.done).contains("restart " + ECHO);
        assertThat(recorder.status()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatExistsIsNotTouched() throws Exception {
        Path file = Files.writeString(folder.resolve("echo.rec"), "mine");

        assertThatThrownBy(() -> record.answer(List.of(ECHO, file.toString())))
                .hasMessageContaining("echo.rec exists already");
        assertThat(file).hasContent("mine");
        assertThat(pnp.done).isEmpty();
    }

    @Test
    void aDeviceThatIsNotStartedIsRefused() {
        assertThatThrownBy(() -> record.answer(List.of(BROKEN, "x.rec")))
                .hasMessage(
                        "ROOT\\BROKEN\\0000 is not started; see devcon:status, and record it when"
                                + " it works");
    }

    @Test
    void aDeviceThatIsRecordedIsNotRecordedTwice() {
        recorder.record(ECHO, "org.example.driver_1.0.0", folder.resolve("first.rec"));

        assertThatThrownBy(
                        () -> record.answer(List.of(ECHO, folder.resolve("second.rec").toString())))
                .hasMessageContaining("is being recorded into " + folder.resolve("first.rec"));
        assertThat(recorder.status()).hasSize(1);
    }

    @Test
    void theStatusNamesWhatIsRecordedAndStopEndsIt() throws Exception {
        VerifierStatus status = new VerifierStatus(recorder);
        assertThat(status.answer(List.of())).isEqualTo("No device is being recorded.\n");

        Path file = folder.resolve("echo.rec");
        recorder.record(ECHO, "org.example.driver_1.0.0", file);
        String line = ECHO + " : 0 crossings of org.example.driver_1.0.0 in " + file + "\n";
        assertThat(status.answer(List.of())).isEqualTo(line);
        assertThat(new VerifierStop(pnp, recorder).answer(List.of("ROOT/ECHO/0000")))
                .isEqualTo(line);
        assertThat(recorder.status()).isEmpty();
    }

    @Test
    void theRecordingOfADeviceThatIsGoneIsStoppedByAnyOfItsNames() throws Exception {
        pnp.nodes.clear();
        Path file = folder.resolve("echo.rec");
        recorder.record(ECHO, "org.example.driver_1.0.0", file);

        assertThat(new VerifierStop(pnp, recorder).answer(List.of("echo"))).startsWith(ECHO);
        assertThat(recorder.status()).isEmpty();
    }
}
