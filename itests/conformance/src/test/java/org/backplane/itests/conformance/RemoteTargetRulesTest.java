package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.IoTargetState;
import org.backplane.ddi.RemoteIoTarget;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** RULES.md, I/O targets: targets in another device's stack. */
class RemoteTargetRulesTest {

    private final List<IoTargetState> states = new ArrayList<>();

    private void note(RemoteIoTarget target) {
        states.add(target.state());
    }

    @Rule("ST-15")
    @Test
    void aClosedTargetRefuses() {
        try (RemoteTargetStage stage = new RemoteTargetStage()) {
            stage.open();
            stage.later(stage.target::close);
            assertThat(stage.target.state()).isEqualTo(IoTargetState.CLOSED);
            assertThat(stage.read()).isEqualTo(Status.INVALID_DEVICE_STATE);
        }
    }

    @Rule("ST-26")
    @Test
    void withoutCallbackATargetClosesForAQueryRemove() {
        try (RemoteTargetStage stage = new RemoteTargetStage()) {
            stage.open(params -> params.evtIoTargetRemoveCanceled(this::note));
            assertThat(stage.tryToDisable()).isEqualTo(Status.DEVICE_BUSY);
            assertThat(states).containsExactly(IoTargetState.CLOSED_FOR_QUERY_REMOVE);
        }
    }

    @Rule("ST-27")
    @Test
    void afterACancelledRemovalATargetOpensItselfAgain() {
        try (RemoteTargetStage stage = new RemoteTargetStage()) {
            stage.open(params -> params.evtIoTargetRemoveComplete(this::note));
            assertThat(stage.tryToDisable()).isEqualTo(Status.DEVICE_BUSY);
            assertThat(stage.target.state()).isEqualTo(IoTargetState.STARTED);
            assertThat(stage.read()).isEqualTo(Status.SUCCESS);
        }
    }

    @Rule("ST-27")
    @Test
    void aDriverThatTakesThatOverOpensTheTargetAgainItself() {
        try (RemoteTargetStage stage = new RemoteTargetStage()) {
            stage.open(params -> params.evtIoTargetRemoveCanceled(this::note));
            stage.tryToDisable();
            assertThat(stage.target.state()).isEqualTo(IoTargetState.CLOSED_FOR_QUERY_REMOVE);
            assertThat(stage.later(stage.target::reopen)).isEqualTo(Status.SUCCESS);
            assertThat(stage.target.state()).isEqualTo(IoTargetState.STARTED);
        }
    }

    @Rule("ST-28")
    @Test
    void afterACompletedRemovalATargetClosesForGood() {
        try (RemoteTargetStage stage = new RemoteTargetStage()) {
            stage.open();
            stage.realm.unplug(stage.source);
            assertThat(stage.target.state()).isEqualTo(IoTargetState.CLOSED);
        }
    }

    @Rule("ST-29")
    @Test
    void aClosedTargetCanBeOpenedAgain() {
        try (RemoteTargetStage stage = new RemoteTargetStage()) {
            stage.open();
            stage.later(stage.target::close);
            assertThat(stage.open()).isEqualTo(Status.SUCCESS);
            assertThat(stage.read()).isEqualTo(Status.SUCCESS);
        }
    }

    @Rule("ST-30")
    @Test
    void aTargetOpensByName() {
        try (RemoteTargetStage stage = new RemoteTargetStage()) {
            assertThat(stage.open()).isEqualTo(Status.SUCCESS);
            assertThat(stage.target.wdmTargetPhysicalDevice().instanceId()).isEqualTo(stage.source);
        }
    }

    @Rule("PA-8")
    @Test
    void aRemoteTargetCanBeDeleted() {
        try (RemoteTargetStage stage = new RemoteTargetStage()) {
            stage.open();
            assertThat(stage.later(stage.target::delete)).isEqualTo(Status.SUCCESS);
            assertThat(stage.target.state()).isEqualTo(IoTargetState.DELETED);
        }
    }

    @Rule("ST-3")
    @Test
    void aRequestIsNotSentToATargetOpenedByNameAndForgotten() {
        List<Status> answers = new ArrayList<>();
        Consumer<Device> deviceAdd =
                device ->
                        device.defaultQueue(
                                DispatchType.PARALLEL,
                                config ->
                                        config.evtIoRead((request, length) -> {
                                            answers.add(forget(device, request));
                                            return request.complete(Status.SUCCESS);
                                        }));
        try (RuleStage stage = RuleStage.of(deviceAdd)) {
            stage.realm.plug(RuleDrivers.DEVICE);
            stage.handle.readLater(1);
            stage.realm.settle();
        }
        assertThat(answers).containsExactly(Status.INVALID_DEVICE_REQUEST);
    }

    private static Status forget(Device device, Request request) {
        RemoteIoTarget target = device.createIoTarget();
        target.open(RuleDrivers.DEVICE + "\\0001");
        Status answer = RuleDrivers.statusOf(() -> request.send(target));
        target.delete();
        return answer;
    }
}
