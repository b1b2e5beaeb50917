package org.backplane.itests.conformance.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.itests.conformance.Rule;
import org.backplane.itests.conformance.sequences.Part.Place;
import org.backplane.itests.conformance.sequences.Script.Fault;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.power.SystemPowerState;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What self-managed I/O can rely on: sequences.md section 9. */
class SelfManagedIoTest {

    private static List<String> ownIo(SequenceStage stage, Place place) {
        return stage.take(place).stream()
                .filter(line -> line.startsWith("SelfManagedIo"))
                .map(line -> line.substring("SelfManagedIo".length()))
                .toList();
    }

    @Rule({"SM-1", "SM-2", "SM-6", "SM-7"})
    @Test
    void aDeviceIsInitialisedOnceAndThenSuspendedAndRestartedInTurns() {
        WdmFilter.Upper sender = new WdmFilter.Upper();
        try (SequenceStage stage = SequenceStage.with(List.of(sender), Part.function())) {
            stage.arrive();
            stage.realm.sleep(SystemPowerState.SLEEPING1);
            stage.realm.wake();
            sender.send(stage.realm, PnpMinor.QUERY_STOP_DEVICE);
            sender.send(stage.realm, PnpMinor.STOP_DEVICE);
            sender.send(stage.realm, PnpMinor.START_DEVICE);
            sender.send(stage.realm, PnpMinor.START_DEVICE);
            stage.pullOut();
            assertThat(ownIo(stage, Place.FUNCTION))
                    .containsExactly(
                            "Init", "Suspend", "Restart", "Suspend", "Restart", "Suspend",
                            "Restart", "Suspend", "Flush", "Cleanup");
        }
    }

    @Rule({"SM-3", "SM-6", "SM-7"})
    @Test
    void aPdoThatIsStartedAgainAfterAFlushRestarts() {
        try (SequenceStage stage = SequenceStage.of(Part.pdo(), Part.function())) {
            stage.arrive();
            stage.realm.disable(stage.childId);
            stage.realm.enable(stage.childId);
            stage.realm.disable(stage.childId);
            stage.pullOut();
            assertThat(ownIo(stage, Place.PDO))
                    .containsExactly(
                            "Init", "Suspend", "Flush", "Restart", "Suspend", "Flush", "Cleanup");
        }
    }

    @Rule("SM-4")
    @Test
    void afterAFailedInitThereIsNothingToSuspend() {
        try (SequenceStage stage = SequenceStage.of(Part.function())) {
            stage.script.plan("function:SelfManagedIoInit", Fault.REFUSES);
            stage.arrive();
            assertThat(ownIo(stage, Place.FUNCTION)).containsExactly("Init", "Flush", "Cleanup");
        }
    }

    @Rule("SM-5")
    @Test
    void whatNeverBeganNeedsNoEnd() {
        try (SequenceStage stage = SequenceStage.of(Part.function())) {
            stage.script.plan("function:D0Entry", Fault.REFUSES);
            stage.arrive();
            assertThat(ownIo(stage, Place.FUNCTION)).isEmpty();
        }
    }
}
