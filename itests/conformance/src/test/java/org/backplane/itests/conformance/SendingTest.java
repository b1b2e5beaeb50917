package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.DriverRequest;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.IoTargetState;
import org.backplane.ddi.RequestSendOptions;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.WdfViolation.Code;
import org.backplane.kmdf.WdfViolation.RequestError;
import org.backplane.status.Status;
import org.backplane.tools.realm.RealmRequest;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** RULES.md, I/O targets: what is sent to a started target and how it comes back. */
class SendingTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final RequestSendOptions ONE_SECOND =
            RequestSendOptions.NONE.withTimeout(SECOND);

    @Rule("ST-2")
    @Test
    void aRequestOfTheDriversIsNotSentAndForgotten() {
        try (TargetStage stage = new TargetStage()) {
            DriverRequest own = stage.ownRead();
            assertThat(RuleDrivers.statusOf(() -> own.send(stage.target)))
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
            assertThat(stage.below).isEmpty();
        }
    }

    @Rule("ST-4")
    @Test
    void theStatusOfARequestSaysWhyItWasNotSent() {
        try (TargetStage stage = new TargetStage()) {
            stage.purge();
            DriverRequest own = stage.ownRead();
            own.send(stage.target, stage::ownCameBack);
            assertThat(own.status()).isEqualTo(Status.INVALID_DEVICE_STATE);
        }
    }

    @Rule("ST-5")
    @Test
    void aTimeoutCancelsTheRequest() {
        try (TargetStage stage = new TargetStage()) {
            stage.options = ONE_SECOND;
            RealmRequest read = stage.read();
            stage.realm.advance(SECOND.minusNanos(1));
            assertThat(stage.below).hasSize(1);
            stage.realm.advance(Duration.ofNanos(1));
            assertThat(stage.below).isEmpty();
            assertThat(stage.back).containsExactly("IO_TIMEOUT");
            assertThat(read.status()).isEqualTo(Status.IO_TIMEOUT);
        }
    }

    @Rule("ST-6")
    @Test
    void aRequestThatCompletesBeforeItsTimeoutKeepsItsStatus() {
        try (TargetStage stage = new TargetStage()) {
            stage.options = ONE_SECOND;
            RealmRequest read = stage.read();
            stage.completeBelow(Status.DEVICE_BUSY);
            stage.realm.advance(SECOND);
            assertThat(stage.back).containsExactly("DEVICE_BUSY");
            assertThat(read.status()).isEqualTo(Status.DEVICE_BUSY);
        }
    }

    @Rule("ST-7")
    @Test
    void aRequestThatWaitsInAStoppedTargetTimesOut() {
        try (TargetStage stage = new TargetStage()) {
            stage.stop();
            stage.options = ONE_SECOND;
            stage.read();
            stage.realm.advance(SECOND);
            assertThat(stage.back).containsExactly("IO_TIMEOUT");
            stage.target.start();
            assertThat(stage.below).isEmpty();
        }
    }

    @Rule("ST-10")
    @Test
    void aRequestOfTheDriversIsReusedBeforeItIsSentAgain() {
        try (TargetStage stage = new TargetStage()) {
            DriverRequest own = stage.ownRead();
            own.send(stage.target, stage::ownCameBack);
            stage.completeBelow(Status.SUCCESS);
            assertThat(RuleDrivers.statusOf(() -> own.send(stage.target, stage::ownCameBack)))
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
            own.reuse(Status.SUCCESS);
            stage.target.formatRequestForRead(own, stage.filter.createMemory(1), 0);
            own.send(stage.target, stage::ownCameBack);
            assertThat(stage.below).hasSize(1);
        }
    }

    @Rule("ST-11")
    @Test
    void aCompletionRoutineRunsInsideAnother() {
        try (TargetStage stage = new TargetStage()) {
            DriverRequest first = stage.ownRead();
            DriverRequest second = stage.ownRead();
            first.send(
                    stage.target,
                    (request, status, information) -> {
                        stage.back.add("first begins");
                        stage.completeBelow(Status.SUCCESS);
                        stage.back.add("first ends");
                        return request.pend();
                    });
            second.send(stage.target, stage::ownCameBack);
            stage.completeBelow(Status.SUCCESS);
            assertThat(stage.back).containsExactly("first begins", "SUCCESS", "first ends");
        }
    }

    @Rule("CA-10")
    @Test
    void cancelSentRequestTellsWhetherACancellationWasBegun() {
        try (TargetStage stage = new TargetStage()) {
            DriverRequest own = stage.ownRead();
            own.send(stage.target, stage::ownCameBack);
            assertThat(own.cancelSentRequest()).isTrue();
            assertThat(stage.back).containsExactly("CANCELLED");
            assertThat(own.cancelSentRequest()).isFalse();
        }
    }

    @Rule("CA-10")
    @Test
    void theCompletionRoutineRunsIfTheCancellationIsInVain() {
        try (TargetStage stage = new TargetStage()) {
            stage.stubborn = true;
            stage.read();
            assertThat(stage.last.cancelSentRequest()).isTrue();
            assertThat(stage.back).isEmpty();
            stage.completeBelow(Status.SUCCESS);
            assertThat(stage.back).containsExactly("SUCCESS");
        }
    }

    @Rule("PA-6")
    @Test
    void aRequestOfTheDriversHasAParentAndCanBeDeleted() {
        try (TargetStage stage = new TargetStage()) {
            DriverRequest own = stage.filter.createRequest(stage.target);
            assertThat(own.parent()).isSameAs(stage.filter);
            own.evtCleanup(() -> stage.back.add("cleanup"));
            own.delete();
            stage.realm.settle();
            assertThat(stage.back).containsExactly("cleanup");
        }
    }

    @Rule({"ST-9", "VI-4"})
    @Test
    void aRequestThatIsOutIsNotSentAgain() {
        try (TargetStage stage = new TargetStage()) {
            stage.read();
            assertThatThrownBy(() -> stage.last.send(stage.target, stage::ownCameBack))
                    .isInstanceOfSatisfying(
                            WdfViolation.class,
                            violation -> {
                                assertThat(violation.code()).isEqualTo(Code.REQUEST_FATAL_ERROR);
                                assertThat(violation.parameters())
                                        .startsWith(RequestError.ALREADY_SENT);
                            });
            stage.stage.expectViolation();
        }
    }

    @Rule("ST-23")
    @Test
    void removalCancelsEverythingThatIsOut() {
        try (TargetStage stage = new TargetStage()) {
            stage.read();
            stage.readPastTheState();
            assertThat(stage.below).hasSize(2);
            stage.realm.unplug(stage.stage.instanceId);
            assertThat(stage.below).isEmpty();
            assertThat(stage.back).containsExactly("CANCELLED", "CANCELLED");
            assertThat(stage.target.state()).isEqualTo(IoTargetState.DELETED);
        }
    }

    @Rule("ST-24")
    @Test
    void theLocalTargetIsNotStoppedWhenTheDeviceLeavesD0() {
        Rebalancer rebalancer = new Rebalancer();
        IoTarget[] target = new IoTarget[1];
        try (RuleStage stage =
                RuleStage.below(rebalancer, device -> target[0] = device.ioTarget())) {
            rebalancer.stopLater(stage.realm);
            assertThat(rebalancer.answer()).isEqualTo(Status.SUCCESS);
            assertThat(target[0].state()).isEqualTo(IoTargetState.STARTED);
            rebalancer.start(stage.realm);
        }
    }

    @Rule("ST-31")
    @Test
    void aSynchronousSendReturnsWhenTheRequestIsComplete() {
        try (TargetStage stage = new TargetStage()) {
            stage.synchronous = true;
            stage.later(stage::read);
            assertThat(stage.below).hasSize(1);
            assertThat(stage.back).isEmpty();
            stage.completeBelow(Status.DEVICE_NOT_READY);
            stage.realm.settle();
            assertThat(stage.back).containsExactly("DEVICE_NOT_READY");
        }
    }
}
