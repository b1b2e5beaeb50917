package org.backplane.kmdf.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class RequestReferenceTest {

    private static final String TOO_LATE = "cannot complete the request: it is completed";

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(8127);
    private final TestDevice device = new TestDevice(dispatcher);
    private final List<Request> seen = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();

    @AfterEach
    void close() {
        dispatcher.close();
    }

    private IoQueue pendingQueue() {
        IoQueue queue =
                device.io.createQueue(
                        DispatchType.PARALLEL,
                        config ->
                                config.evtIoRead((request, length) -> {
                                    seen.add(request);
                                    return request.pend();
                                }),
                        true);
        device.io.powerUp();
        return queue;
    }

    private Request read() {
        device.read(new byte[1]);
        return seen.getLast();
    }

    private List<String> leftOver() {
        return device.root.tree().leftOver();
    }

    @Test
    void aReferencedRequestIsNotUsedForAnotherBeforeItsLastReferenceIsGone() {
        pendingQueue();
        Request kept = read();
        kept.reference("mine");
        kept.complete(Status.SUCCESS);
        assertThatThrownBy(() -> kept.complete(Status.SUCCESS)).hasMessageEndingWith(TOO_LATE);
        assertThatThrownBy(kept::input).isInstanceOf(IllegalStateException.class);
        assertThat(leftOver())
                .containsExactly(
                        "READ request of default queue (parallel) of function on TEST\\DEVICE\\0"
                                + " has ended but is kept: it is referenced as \"mine\" only");
        for (int i = 0; i < 100; i++) {
            read().complete(Status.SUCCESS);
        }
        assertThat(seen.subList(1, seen.size())).doesNotContain(kept);

        kept.reference("again");
        kept.dereference("mine");
        assertThat(leftOver()).hasSize(1);
        kept.dereference("again");
        assertThat(leftOver()).isEmpty();
        for (int i = 0; i < 100; i++) {
            read().complete(Status.SUCCESS);
        }
        assertThat(seen.subList(101, seen.size())).contains(kept);
    }

    @Test
    void aReferenceThatIsGivenBackBeforeTheCompletionChangesNothing() {
        pendingQueue();
        Request request = read();
        request.reference("mine");
        request.dereference("mine");
        request.complete(Status.SUCCESS);

        assertThat(leftOver()).isEmpty();
        assertThatThrownBy(() -> request.reference("late"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("it is destroyed");
    }

    @Test
    void oneDereferenceTooManyIsAFaultOfTheDriver() {
        device.io.createQueue(
                DispatchType.PARALLEL,
                config ->
                        config.evtIoRead((request, length) -> {
                            request.dereference("mine");
                            return request.complete(Status.SUCCESS);
                        }),
                true);
        device.io.powerUp();
        TestDevice.Call call = device.read(new byte[1]);

        assertThat(call.status).isEqualTo(Status.UNSUCCESSFUL);
        assertThat(device.faults)
                .singleElement()
                .asString()
                .startsWith("EvtIoRead: WDF_VIOLATION 0x10D/7 (OBJECT_ERROR) in ")
                .endsWith("cannot be dereferenced as \"mine\": it is not referenced");
        assertThat(device.violations).hasSize(1);
    }

    @Test
    void theCleanupCallbackSeesTheRequestWholeAndNobodyCompletesItThere() {
        pendingQueue();
        TestDevice.Call call = device.read(new byte[4]);
        Request request = seen.getLast();
        request.evtCleanup(() -> {
            trace.add("cleanup of " + request.output().length() + " bytes, " + call.status);
            assertThatThrownBy(() -> request.complete(Status.SUCCESS))
                    .hasMessageContaining("it is being completed");
            assertThatThrownBy(() -> request.evtDestroy(() -> {}))
                    .isInstanceOf(StatusException.class);
        });
        request.evtDestroy(() -> trace.add("destroy, " + call.status));
        request.reference("mine");
        request.complete(Status.SUCCESS, 4);
        dispatcher.runUntilIdle();
        assertThat(call.completions).isEqualTo(1);
        assertThat(trace).containsExactly("cleanup of 4 bytes, PENDING");

        request.dereference("mine");
        assertThat(trace).hasSize(2).endsWith("destroy, SUCCESS");
        assertThat(device.faults).isEmpty();
    }

    @Test
    void callbacksBelongToOneRequestOnly() {
        pendingQueue();
        for (int i = 0; i < 50; i++) {
            Request request = read();
            if (i == 0) {
                request.evtCleanup(() -> trace.add("cleanup"));
                request.evtDestroy(() -> trace.add("destroy"));
            }
            request.complete(Status.SUCCESS);
            dispatcher.runUntilIdle();
        }
        assertThat(trace).containsExactly("cleanup", "destroy");
    }

    @Test
    void aRequestIsCleanedUpHoweverItLeavesTheDriver() {
        IoQueue manual = device.io.createQueue(DispatchType.MANUAL, config -> {}, false);
        pendingQueue();
        Request refused = read();
        Request cancelled = read();
        for (Request request : List.of(refused, cancelled)) {
            request.evtCleanup(() -> trace.add("cleanup " + seen.indexOf(request)));
            request.evtDestroy(() -> trace.add("destroy " + seen.indexOf(request)));
        }
        cancelled.forwardTo(manual);
        manual.purge();
        assertThatThrownBy(() -> refused.forwardTo(manual)).isInstanceOf(StatusException.class);
        refused.complete(Status.WDF_BUSY);
        dispatcher.runUntilIdle();

        assertThat(trace).containsExactly("cleanup 1", "cleanup 0", "destroy 1", "destroy 0");
    }

    @Test
    void aReferenceOutlastsTheWayThroughOtherQueues() {
        IoQueue manual = device.io.createQueue(DispatchType.MANUAL, config -> {}, false);
        pendingQueue();
        device.io.powerUp();
        Request request = read();
        request.reference("mine");
        request.forwardTo(manual);
        Request back = manual.retrieveNextRequest();
        assertThat(back).isSameAs(request);
        back.complete(Status.SUCCESS);
        assertThat(leftOver()).singleElement().asString().contains("queue 0 (manual)");

        request.dereference("mine");
        assertThat(leftOver()).isEmpty();
    }
}
