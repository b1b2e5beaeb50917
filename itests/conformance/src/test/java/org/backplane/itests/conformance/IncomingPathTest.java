package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoQueueConfig;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestType;
import org.backplane.status.Status;
import org.backplane.tools.realm.RealmRequest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** RULES.md, Incoming path: which queue, or which driver, gets a request. */
class IncomingPathTest {

    /** Who got a request, and of which type. */
    private final List<String> served = new ArrayList<>();

    private Consumer<IoQueueConfig> servingAll(String who) {
        return config -> config.evtIoDefault(request -> serve(who, request));
    }

    private Consumer<IoQueueConfig> servingReads(String who) {
        return config -> config.evtIoRead((request, length) -> serve(who, request));
    }

    private Disposition serve(String who, Request request) {
        served.add(who + " " + request.type());
        return request.complete(Status.SUCCESS);
    }

    private Driver functionServingAll() {
        return RuleDrivers.function(
                device -> device.defaultQueue(DispatchType.PARALLEL, servingAll("function")));
    }

    @Rule("IN-7")
    @Test
    void aRequestGoesToTheQueueOfItsTypeElseToTheDefaultQueue() {
        Consumer<Device> deviceAdd =
                device -> {
                    device.defaultQueue(DispatchType.PARALLEL, servingAll("default queue"));
                    IoQueue writes =
                            device.createQueue(
                                    DispatchType.PARALLEL, servingAll("queue of writes"));
                    device.configureRequestDispatching(writes, RequestType.WRITE);
                };
        try (RuleStage stage = RuleStage.of(deviceAdd)) {
            stage.handle.readLater(1);
            stage.handle.writeLater("w");
        }
        assertThat(served).containsExactly("default queue READ", "queue of writes WRITE");
    }

    @Rule("IN-8")
    @Test
    void aFilterWithoutAQueuePassesTheIrpDown() {
        try (RuleStage stage =
                RuleStage.with(RuleDrivers.upperFilter(device -> {}), functionServingAll())) {
            assertThat(stage.handle.readLater(1).status()).isEqualTo(Status.SUCCESS);
        }
        assertThat(served).containsExactly("function READ");
    }

    @Rule("IN-9")
    @Test
    void aFunctionDriverWithoutAQueueCompletesTheIrp() {
        try (RuleStage stage = RuleStage.of(device -> {})) {
            assertThat(stage.handle.readLater(1).status()).isEqualTo(Status.INVALID_DEVICE_REQUEST);
        }
    }

    @Rule("IN-10")
    @Test
    void aFilterWhoseDefaultQueueHasNoHandlerForATypePassesItDown() {
        Driver filter =
                RuleDrivers.upperFilter(device ->
                        device.defaultQueue(DispatchType.PARALLEL, servingReads("filter")));
        try (RuleStage stage = RuleStage.with(filter, functionServingAll())) {
            stage.handle.readLater(1);
            stage.handle.writeLater("w");
        }
        assertThat(served).containsExactly("filter READ", "function WRITE");
    }

    @Rule("IN-11")
    @Test
    void aManualDefaultQueueOfAFilterTakesRequestsOfEveryType() {
        IoQueue[] queue = new IoQueue[1];
        Driver filter =
                RuleDrivers.upperFilter(device ->
                        queue[0] = device.defaultQueue(DispatchType.MANUAL, config -> {}));
        try (RuleStage stage = RuleStage.with(filter, functionServingAll())) {
            stage.handle.readLater(1);
            stage.handle.writeLater("w");
            assertThat(queue[0].state().queueRequests()).isEqualTo(2);
            queue[0].purge();
        }
        assertThat(served).isEmpty();
    }

    @Rule("IN-12")
    @Test
    void aFunctionDriverWhoseDefaultQueueHasNoHandlerForATypeCompletesIt() {
        Driver function =
                RuleDrivers.function(device ->
                        device.defaultQueue(DispatchType.PARALLEL, servingReads("function")));
        try (RuleStage stage = RuleStage.with(function)) {
            assertThat(stage.handle.writeLater("w").status())
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
        }
        assertThat(served).isEmpty();
    }

    @Rule("IN-17")
    @Test
    void aQueueThatTakesNoRequestsCompletesThem() {
        try (KeepingStage stage = new KeepingStage(DispatchType.PARALLEL, config -> {})) {
            stage.queue.drain();
            assertThat(stage.read().status()).isEqualTo(Status.INVALID_DEVICE_STATE);
            assertThat(stage.kept).isEmpty();
        }
    }

    /** Shown by a driver above, which sees what IoCallDriver returns. */
    @Rule("IN-18")
    @Test
    void theSenderOfARequestThatAQueueHasTakenSeesPending() {
        SenderFilter sender = new SenderFilter();
        try (RuleStage stage =
                RuleStage.below(
                        sender,
                        device ->
                                device.defaultQueue(
                                        DispatchType.PARALLEL, servingAll("function")))) {
            RealmRequest read = stage.handle.readLater(1);
            assertThat(read.status()).isEqualTo(Status.SUCCESS);
            assertThat(sender.returnedByRead()).isEqualTo(Status.PENDING);
        }
    }

    @Rule("IN-19")
    @Test
    void aRequestTypeThatHasAQueueCannotBeGivenASecondOne() {
        assertThat(
                        RuleDrivers.statusOf(device -> {
                            for (int i = 0; i < 2; i++) {
                                device.configureRequestDispatching(
                                        device.createQueue(DispatchType.MANUAL, config -> {}),
                                        RequestType.READ);
                            }
                        }))
                .isEqualTo(Status.WDF_BUSY);
    }

    @Rule({"IN-20", "IN-21"})
    @Test
    void aCreateEndsInAFunctionDriverAndNeverReachesItsDefaultQueue() {
        try (RuleStage stage = RuleStage.with(functionServingAll())) {
            assertThat(stage.handle.instanceId()).isEqualTo(stage.instanceId);
        }
        assertThat(served).isEmpty();
    }

    @Rule("IN-22")
    @Test
    void aFilterPassesACreateDown() {
        Driver function =
                RuleDrivers.function(device ->
                        device.configureRequestDispatching(
                                device.createQueue(DispatchType.PARALLEL, servingAll("function")),
                                RequestType.CREATE));
        Driver filter =
                RuleDrivers.upperFilter(
                        device -> device.defaultQueue(DispatchType.PARALLEL, servingAll("filter")));
        try (RuleStage stage = RuleStage.with(filter, function)) {
            assertThat(served).containsExactly("function CREATE");
            assertThat(stage.handle.instanceId()).isEqualTo(stage.instanceId);
        }
    }
}
