package org.backplane.verifier.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.kmdf.MonitoredDevice;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.StatusException;
import org.backplane.verifier.Crossing;
import org.backplane.verifier.CrossingKind;
import org.backplane.verifier.Recording;
import org.backplane.wdm.Kernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

class RecordingFileTest {

    private static final String DEVICE = "ROOT\\TEST\\0000";

    @TempDir private Path folder;

    private static Crossing crossing(long number) {
        return new Crossing(
                number,
                1000 + number,
                DEVICE,
                "test",
                CrossingKind.CALL,
                0,
                "WdfTimerStart",
                "timer 1",
                List.of("PT1S", "\"a\\tb\""),
                "",
                "");
    }

    @Test
    void crossingsAreInTheFileInTheOrderOfTheirNumbersAsSoonAsTheyAreWritten() {
        Path file = folder.resolve("test.rec");
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            MonitoredDevice device = new MonitoredDevice("test", DEVICE, new Kernel(dispatcher));
            RecordingFile recording = new RecordingFile(DEVICE, "test", file);
            assertThat(recording.begin(device)).isTrue();
            recording.crossed(crossing(2));
            recording.stateEntered(device, "PnP", "INIT");
            recording.crossed(crossing(1));
            recording.crossed(crossing(4));
            dispatcher.runUntilIdle();

            assertThat(Recording.read(file).crossings()).containsExactly(crossing(1), crossing(2));
            assertThat(file).content().contains("\n# 0 PnP enters INIT\n");

            recording.crossed(crossing(3));
            recording.close();
            assertThat(Recording.read(file).crossings()).hasSize(4);
            assertThat(recording.status().crossings()).isEqualTo(4);
        }
    }

    @Test
    void onlyTheDriverThatIsMeantIsRecordedAndOnlyOneLifeOfItsDevice() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            Kernel kernel = new Kernel(dispatcher);
            RecordingFile recording = new RecordingFile(DEVICE, "test", folder.resolve("a.rec"));
            assertThat(recording.begin(new MonitoredDevice("filter", DEVICE, kernel))).isFalse();
            assertThat(recording.begin(new MonitoredDevice("test", DEVICE, kernel))).isTrue();
            assertThat(recording.begin(new MonitoredDevice("test", DEVICE, kernel))).isFalse();
            recording.close();
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidAndTheDeviceIsLeftAlone() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            Path file = folder.resolve("missing").resolve("a.rec");
            RecordingFile recording = new RecordingFile(DEVICE, "test", file);
            assertThat(recording.begin(new MonitoredDevice("test", DEVICE, new Kernel(dispatcher))))
                    .isFalse();
            assertThat(recording.status().failure()).startsWith(file + " cannot be written: ");
        }
    }

    @Test
    void aLastLineThatACrashCutOffIsLeftOut() throws IOException {
        Path file = folder.resolve("crash.rec");
        new Recording(DEVICE, "test", List.of(crossing(1), crossing(2))).write(file);
        Files.writeString(file, "3\t1003\tCAL", StandardOpenOption.APPEND);

        assertThat(Recording.read(file).crossings()).containsExactly(crossing(1), crossing(2));
    }

    @Test
    void whatIsNoRecordingIsRefusedWithTheLine() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "hello\n");
        assertThatThrownBy(() -> Recording.read(other))
                .isInstanceOf(StatusException.class)
                .hasMessageContaining("is no recording: its first line");

        Path wrong = folder.resolve("wrong.rec");
        new Recording(DEVICE, "test", List.of(crossing(1))).write(wrong);
        Files.writeString(wrong, "hello\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Recording.read(wrong))
                .hasMessage("line 5 of " + wrong + " is no crossing: hello");
    }
}
