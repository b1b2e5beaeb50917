package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.IoTargetPurgeIoAction;
import org.backplane.ddi.IoTargetSentIoAction;
import org.backplane.ddi.IoTargetState;
import org.backplane.status.Status;
import org.backplane.tools.realm.RealmRequest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** RULES.md, I/O targets: what a target does in each of its states, and between them. */
class TargetStateTest {

    private final List<String> done = new ArrayList<>();

    private void isDone() {
        done.add("done");
    }

    @Rule("ST-8")
    @Test
    void whatWaitsInATargetThatIsPurgedIsNotSent() {
        try (TargetStage stage = new TargetStage()) {
            stage.stop();
            stage.read();
            stage.purge();
            assertThat(stage.back).containsExactly("WDF_DEVICE_REMOVED_NOT_SENT");
        }
    }

    @Rule("ST-12")
    @Test
    void aStartedTargetSends() {
        try (TargetStage stage = new TargetStage()) {
            assertThat(stage.target.state()).isEqualTo(IoTargetState.STARTED);
            stage.read();
            assertThat(stage.below).hasSize(1);
        }
    }

    @Rule("ST-13")
    @Test
    void aStoppedTargetKeepsWhatIsSentToIt() {
        try (TargetStage stage = new TargetStage()) {
            stage.stop();
            RealmRequest read = stage.read();
            assertThat(stage.below).isEmpty();
            assertThat(stage.last.status()).isEqualTo(Status.WDF_QUEUED);
            assertThat(read.completions()).isZero();
            stage.target.start();
        }
    }

    @Rule("ST-13")
    @Test
    void aStoppedTargetRefusesWhatMustNotWait() {
        try (TargetStage stage = new TargetStage()) {
            stage.stop();
            stage.synchronous = true;
            stage.read();
            assertThat(stage.back).containsExactly("INVALID_DEVICE_STATE");
            assertThat(stage.below).isEmpty();
        }
    }

    @Rule("ST-14")
    @Test
    void aPurgedTargetRefuses() {
        try (TargetStage stage = new TargetStage()) {
            stage.purge();
            RealmRequest read = stage.read();
            assertThat(read.status()).isEqualTo(Status.INVALID_DEVICE_STATE);
            assertThat(stage.below).isEmpty();
        }
    }

    @Rule("ST-16")
    @Test
    void whatIgnoresTheStateIsSentThroughAStoppedTarget() {
        try (TargetStage stage = new TargetStage()) {
            stage.stop();
            stage.readPastTheState();
            assertThat(stage.below).hasSize(1);
        }
    }

    @Rule("ST-16")
    @Test
    void whatIgnoresTheStateIsSentThroughAPurgedTarget() {
        try (TargetStage stage = new TargetStage()) {
            stage.purge();
            stage.readPastTheState();
            assertThat(stage.below).hasSize(1);
        }
    }

    @Rule("ST-17")
    @Test
    void stoppingWithCancelSentIoCancelsWhatIsOutAndWaitsForIt() {
        try (TargetStage stage = new TargetStage()) {
            RealmRequest read = stage.read();
            stage.stop(IoTargetSentIoAction.CANCEL_SENT_IO, this::isDone);
            assertThat(read.status()).isEqualTo(Status.CANCELLED);
            assertThat(done).hasSize(1);
            stage.target.start();
            stage.stubborn = true;
            stage.read();
            stage.stop(IoTargetSentIoAction.CANCEL_SENT_IO, this::isDone);
            assertThat(done).hasSize(1);
            stage.completeBelow(Status.SUCCESS);
            stage.realm.settle();
            assertThat(done).hasSize(2);
        }
    }

    @Rule("ST-18")
    @Test
    void stoppingWithWaitForSentIoToCompleteWaitsForWhatIsOut() {
        try (TargetStage stage = new TargetStage()) {
            stage.read();
            stage.stop(IoTargetSentIoAction.WAIT_FOR_SENT_IO_TO_COMPLETE, this::isDone);
            assertThat(stage.back).isEmpty();
            assertThat(done).isEmpty();
            stage.completeBelow(Status.SUCCESS);
            stage.realm.settle();
            assertThat(stage.back).containsExactly("SUCCESS");
            assertThat(done).hasSize(1);
        }
    }

    @Rule("ST-19")
    @Test
    void stoppingWithLeaveSentIoPendingLeavesWhatIsOut() {
        try (TargetStage stage = new TargetStage()) {
            stage.read();
            stage.stop(IoTargetSentIoAction.LEAVE_SENT_IO_PENDING, this::isDone);
            assertThat(done).hasSize(1);
            assertThat(stage.back).isEmpty();
            assertThat(stage.below).hasSize(1);
        }
    }

    @Rule("ST-20")
    @Test
    void purgingCancelsWhatIsOutAndWhatWaits() {
        try (TargetStage stage = new TargetStage()) {
            stage.read();
            stage.stop();
            stage.read();
            stage.purge();
            assertThat(stage.back)
                    .containsExactlyInAnyOrder("CANCELLED", "WDF_DEVICE_REMOVED_NOT_SENT");
        }
    }

    @Rule("ST-20")
    @Test
    void purgingWaitsForWhatIsOutIfItIsAskedTo() {
        try (TargetStage stage = new TargetStage()) {
            stage.stubborn = true;
            stage.read();
            stage.purge(IoTargetPurgeIoAction.PURGE_IO, this::isDone);
            assertThat(done).hasSize(1);
            stage.purge(IoTargetPurgeIoAction.PURGE_IO_AND_WAIT, this::isDone);
            assertThat(done).hasSize(1);
            stage.completeBelow(Status.SUCCESS);
            stage.realm.settle();
            assertThat(done).hasSize(2);
        }
    }

    @Rule("ST-21")
    @Test
    void startingSendsWhatWaitedOldestFirst() {
        try (TargetStage stage = new TargetStage()) {
            stage.stop();
            stage.read(1);
            stage.read(2);
            stage.read(3);
            stage.target.start();
            assertThat(stage.below)
                    .extracting(request -> request.outputLength())
                    .containsExactly(1, 2, 3);
        }
    }

    @Rule("ST-22")
    @Test
    void whatWasSentPastTheStateIsNeitherCancelledNorWaitedFor() {
        try (TargetStage stage = new TargetStage()) {
            stage.readPastTheState();
            stage.stop(IoTargetSentIoAction.CANCEL_SENT_IO, this::isDone);
            stage.purge(IoTargetPurgeIoAction.PURGE_IO_AND_WAIT, this::isDone);
            assertThat(done).hasSize(2);
            assertThat(stage.back).isEmpty();
            assertThat(stage.below).hasSize(1);
        }
    }

    @Rule("ST-25")
    @Test
    void theLocalTargetIsDeletedWithItsDevice() {
        try (TargetStage stage = new TargetStage()) {
            stage.removeLater();
            assertThat(stage.target.state()).isEqualTo(IoTargetState.DELETED);
        }
    }
}
