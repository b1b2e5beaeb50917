package org.backplane.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.runtime.RecordedSchedule.Departure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class RecordedScheduleTest {

    @Test
    void aScheduleIsALineOfText() {
        RecordedSchedule schedule =
                new RecordedSchedule(
                        8127, Preemption.NONE, List.of(new Departure(3, 1), new Departure(17, 2)));
        assertThat(schedule).hasToString("8127:3=1,17=2");
        assertThat(new RecordedSchedule(-1, Preemption.AT_DISPATCHER, List.of()))
                .hasToString("-1p:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8127:3=1,17=2", "-1p:", "0p:0=1", "5i:1=1"})
    void theTextIsReadBack(String text) {
        assertThat(RecordedSchedule.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8127", "8127:3", "8127:3=1;4=1", "x:", "1:4=1,3=1"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> RecordedSchedule.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRandomRunReplaysFromItsText() {
        for (long seed = 0; seed < 500; seed++) {
            List<String> trace = new ArrayList<>();
            RecordedSchedule recorded =
                    Storm.run(SimulationOptions.seeded(seed).withRecording(), trace);

            List<String> replayed = new ArrayList<>();
            RecordedSchedule again = RecordedSchedule.parse(recorded.toString());
            assertThat(Storm.run(SimulationOptions.replay(again), replayed)).isEqualTo(recorded);
            assertThat(replayed).isEqualTo(trace);
        }
    }

    @Test
    void aPreemptiveRunReplaysFromItsText() {
        for (long seed = 0; seed < 500; seed++) {
            List<String> trace = new ArrayList<>();
            RecordedSchedule recorded =
                    Storm.run(
                            SimulationOptions.seeded(seed).withPreemption().withRecording(), trace);

            List<String> replayed = new ArrayList<>();
            RecordedSchedule again = RecordedSchedule.parse(recorded.toString());
            assertThat(Storm.run(SimulationOptions.replay(again), replayed)).isEqualTo(recorded);
            assertThat(replayed).isEqualTo(trace);
        }
    }

    @Test
    void recordingDoesNotChangeTheRun() {
        List<String> recorded = new ArrayList<>();
        Storm.run(SimulationOptions.seeded(5).withRecording(), recorded);
        List<String> plain = new ArrayList<>();
        try (SimulatedDispatcher dispatcher =
                new SimulatedDispatcher(5, (nanos, step) -> plain.add(nanos + " " + step))) {
            Storm.rage(dispatcher, Storm.TASKS, plain);
        }
        assertThat(recorded).isEqualTo(plain);
    }

    @Test
    void onlyARecordedRunHasASchedule() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            assertThatThrownBy(dispatcher::schedule)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("withRecording");
        }
    }
}
