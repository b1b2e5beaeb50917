package org.backplane.kmdf.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestType;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** How a driver gets requests out of a manual queue, puts them back, and hears of them. */
class QueueRetrievalTest {

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(8127);
    private final TestDevice device = new TestDevice(dispatcher);
    private final List<String> told = new ArrayList<>();
    private final IoQueue manual =
            device.io.createQueue(
                    DispatchType.MANUAL,
                    config ->
                            config.evtIoCanceledOnQueue(request -> {
                                told.add("canceled on queue");
                                return request.complete(Status.CANCELLED);
                            }),
                    true);

    QueueRetrievalTest() {
        device.io.powerUp();
    }

    @AfterEach
    void close() {
        dispatcher.close();
    }

    private TestDevice.Call read(int length) {
        return device.read(new byte[length]);
    }

    private static void assertStatus(Status status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StatusException.class, e -> assertThat(e.status()).isEqualTo(status));
    }

    @Test
    void aRequestIsFoundWithoutBeingTaken() {
        read(1);
        TestDevice.Call second = read(2);
        Request first = manual.findRequest(null, "search");
        Request next = manual.findRequest(first, "search");
        assertThat(next.outputLength()).isEqualTo(2);
        assertThat(manual.findRequest(next, "search")).isNull();
        assertThat(manual.state().queueRequests()).isEqualTo(2);

        Request taken = manual.retrieveFoundRequest(next);
        first.dereference("search");
        next.dereference("search");
        taken.complete(Status.SUCCESS, 2);

        assertThat(second.information).isEqualTo(2);
        assertThat(manual.state().queueRequests()).isEqualTo(1);
    }

    @Test
    void aFoundRequestIsNotTheDrivers() {
        TestDevice.Call call = read(1);
        Request found = manual.findRequest(null, "search");
        assertThatIllegalStateException()
                .isThrownBy(() -> found.complete(Status.SUCCESS))
                .withMessageContaining("it is in a queue");
        assertThat(call.completions).isZero();
        found.dereference("search");
    }

    @Test
    void aFoundRequestThatIsGoneIsNotFound() {
        TestDevice.Call call = read(3);
        Request found = manual.findRequest(null, "search");
        call.irp.cancel();
        assertThat(call.status).isEqualTo(Status.CANCELLED);
        assertStatus(Status.NOT_FOUND, () -> manual.retrieveFoundRequest(found));
        assertStatus(Status.NOT_FOUND, () -> manual.findRequest(found, "search"));
        assertThat(found.outputLength()).isEqualTo(3);
        found.dereference("search");
        assertThatIllegalStateException().isThrownBy(found::outputLength);
    }

    @Test
    void aFoundRequestIsNotTakenFromAStoppedQueue() {
        read(1);
        Request found = manual.findRequest(null, "search");
        manual.stop();
        assertStatus(Status.WDF_PAUSED, () -> manual.retrieveFoundRequest(found));
        found.dereference("search");
    }

    @Test
    void aQueueThatHasNothingToGiveNowTellsWhyInItsState() {
        assertThat(manual.retrieveNextRequest()).isNull();
        assertThat(manual.state().noRequests()).isTrue();
        read(1);
        manual.stop();
        assertThat(manual.retrieveNextRequest()).isNull();
        assertThat(manual.state().dispatchRequests()).isFalse();
        manual.start();
        device.io.hold(false);
        assertThat(manual.retrieveNextRequest()).isNull();
        assertThat(manual.state().pnpHeld()).isTrue();
        device.io.powerUp();
        assertThat(manual.retrieveNextRequest().outputLength()).isOne();
    }

    @Test
    void onlyManualQueuesAreSearchedNotifyAndTakeBack() {
        List<Request> presented = new ArrayList<>();
        IoQueue parallel =
                device.io.createQueue(
                        DispatchType.PARALLEL,
                        config ->
                                config.evtIoRead((request, length) -> {
                                    presented.add(request);
                                    return request.pend();
                                }),
                        false);
        device.io.configureRequestDispatching(parallel, RequestType.READ);
        device.io.powerUp();
        read(1);
        assertStatus(Status.INVALID_DEVICE_REQUEST, () -> parallel.findRequest(null, "search"));
        assertStatus(
                Status.INVALID_DEVICE_REQUEST,
                () -> parallel.retrieveFoundRequest(presented.getFirst()));
        assertStatus(Status.INVALID_DEVICE_REQUEST, () -> parallel.readyNotify(queue -> {}));
        assertStatus(Status.INVALID_DEVICE_REQUEST, () -> presented.getFirst().requeue());
        presented.getFirst().complete(Status.SUCCESS);
    }

    @Test
    void aRequeuedRequestIsTheFirstAgain() {
        TestDevice.Call first = read(1);
        read(2);
        manual.retrieveNextRequest().requeue();
        Request again = manual.retrieveNextRequest();
        again.complete(Status.SUCCESS, 1);
        assertThat(first.completions).isEqualTo(1);
        assertThat(manual.state().driverRequests()).isZero();
    }

    @Test
    void aRequestThatWasCancelledMeanwhileIsRequeuedAndThenCancelled() {
        TestDevice.Call call = read(1);
        Request request = manual.retrieveNextRequest();
        call.irp.cancel();
        request.requeue();
        assertThat(told).containsExactly("canceled on queue");
        assertThat(call.status).isEqualTo(Status.CANCELLED);
        assertThat(call.completions).isEqualTo(1);
    }

    @Test
    void aRequestRequeuedDuringAPurgeIsCancelledSilently() {
        TestDevice.Call call = read(1);
        Request request = manual.retrieveNextRequest();
        manual.stopAndPurge(queue -> told.add("purged"));
        request.requeue();
        assertThat(call.status).isEqualTo(Status.CANCELLED);
        assertThat(told).containsExactly("purged");

        manual.start();
        TestDevice.Call next = read(1);
        manual.retrieveNextRequest().requeue();
        assertThat(next.completions).isZero();
    }

    @Test
    void aRequestThatWasCancelledOnItsQueueIsNotRequeued() {
        List<Request> cancelled = new ArrayList<>();
        IoQueue queue =
                device.io.createQueue(
                        DispatchType.MANUAL,
                        config ->
                                config.evtIoCanceledOnQueue(request -> {
                                    cancelled.add(request);
                                    return request.pend();
                                }),
                        false);
        device.io.powerUp();
        TestDevice.Call call = read(1);
        manual.retrieveNextRequest().forwardTo(queue);
        call.irp.cancel();
        assertStatus(Status.INVALID_DEVICE_REQUEST, () -> cancelled.getFirst().requeue());
        cancelled.getFirst().complete(Status.CANCELLED);
        assertThat(call.completions).isEqualTo(1);
    }

    @Test
    void theDriverHearsWhenTheQueueIsNotEmptyAnyMore() {
        manual.readyNotify(queue -> told.add("ready"));
        read(1);
        read(1);
        assertThat(told).containsExactly("ready");
        manual.retrieveNextRequest().complete(Status.SUCCESS);
        manual.retrieveNextRequest().complete(Status.SUCCESS);
        read(1);
        assertThat(told).containsExactly("ready", "ready");
    }

    @Test
    void aStoppedQueueIsNotReadyUntilItStarts() {
        manual.readyNotify(queue -> told.add("ready"));
        manual.stop();
        read(1);
        assertThat(told).isEmpty();
        manual.start();
        assertThat(told).containsExactly("ready");
    }

    @Test
    void aQueueWithRequestsIsReadyWhenPowerIsBack() {
        manual.readyNotify(queue -> told.add("ready"));
        device.io.hold(false);
        read(1);
        assertThat(told).isEmpty();
        device.io.powerUp();
        assertThat(told).containsExactly("ready");
    }

    @Test
    void oneReadyCallbackAtATimeAndItIsTakenBackOfAStoppedQueue() {
        manual.readyNotify(queue -> told.add("ready"));
        assertStatus(Status.INVALID_DEVICE_REQUEST, () -> manual.readyNotify(queue -> {}));
        assertStatus(Status.INVALID_DEVICE_REQUEST, () -> manual.readyNotify(null));
        manual.stop();
        manual.readyNotify(null);
        manual.start();
        read(1);
        assertThat(told).isEmpty();
    }

    @Test
    void aReadyCallbackWhoseCompletionBringsTheNextRequestDoesNotRecurse() {
        int[] left = {50_000};
        manual.readyNotify(queue -> {
            Request request = queue.retrieveNextRequest();
            request.complete(Status.SUCCESS);
            if (left[0]-- > 0) {
                read(1);
            }
        });
        read(1);
        assertThat(left[0]).isEqualTo(-1);
    }
}
