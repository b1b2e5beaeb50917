package org.backplane.kmdf.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.ddi.Timer;
import org.backplane.kmdf.WdfViolation;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.runtime.SimulationOptions;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.Irp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

class FxIoQueueTest {

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(1);
    private final TestDevice device = new TestDevice(dispatcher);
    private final List<Request> presented = new ArrayList<>();

    @AfterEach
    void close() {
        dispatcher.close();
    }

    private IoQueue queue(DispatchType type) {
        IoQueue queue =
                device.io.createQueue(
                        type,
                        config -> {
                            if (type != DispatchType.MANUAL) {
                                config.evtIoRead(this::keep);
                            }
                        },
                        true);
        device.io.powerUp();
        return queue;
    }

    private Disposition keep(Request request, int length) {
        presented.add(request);
        return request.pend();
    }

    @Test
    void aSequentialQueuePresentsTheNextWhenTheDriverLetsGo() {
        queue(DispatchType.SEQUENTIAL);
        TestDevice.Call first = device.read(new byte[4]);
        TestDevice.Call second = device.read(new byte[4]);
        assertThat(presented).hasSize(1);
        presented.getFirst().complete(Status.SUCCESS, 4);
        assertThat(first.status).isEqualTo(Status.SUCCESS);
        assertThat(first.information).isEqualTo(4);
        assertThat(presented).hasSize(2);
        assertThat(second.completions).isZero();
    }

    @Test
    void aParallelQueueKeepsItsLimit() {
        device.io.createQueue(
                DispatchType.PARALLEL,
                config -> config.evtIoRead(this::keep).numberOfPresentedRequests(2),
                true);
        device.io.powerUp();
        for (int i = 0; i < 5; i++) {
            device.read(new byte[1]);
        }
        assertThat(presented).hasSize(2);
        presented.getFirst().complete(Status.SUCCESS);
        assertThat(presented).hasSize(3);
    }

    @Test
    void aManualQueueHandsOutWhenAskedAndOldestFirst() {
        IoQueue queue = queue(DispatchType.MANUAL);
        TestDevice.Call first = device.read(new byte[1]);
        device.read(new byte[1]);
        Request retrieved = queue.retrieveNextRequest();
        retrieved.complete(Status.SUCCESS, 1);
        assertThat(first.completions).isEqualTo(1);
        assertThat(queue.retrieveNextRequest()).isNotNull();
        assertThat(queue.retrieveNextRequest()).isNull();
    }

    @Test
    void stoppingCompletingAndStartingInTheHandlerDoesNotRecurse() {
        int[] depth = new int[2];
        IoQueue[] own = new IoQueue[1];
        own[0] =
                device.io.createQueue(
                        DispatchType.SEQUENTIAL,
                        config ->
                                config.evtIoRead((request, length) -> {
                                    depth[1] = Math.max(depth[1], ++depth[0]);
                                    own[0].stop();
                                    Disposition done = request.complete(Status.SUCCESS, length);
                                    own[0].start();
                                    depth[0]--;
                                    return done;
                                }),
                        true);
        List<TestDevice.Call> calls = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            calls.add(device.read(new byte[1]));
        }
        device.io.powerUp();
        dispatcher.runUntilIdle();
        assertThat(calls).allMatch(call -> call.completions == 1);
        assertThat(depth[1]).isOne();
    }

    @Test
    void aQueuedRequestIsCancelledWithoutTheDriver() {
        queue(DispatchType.SEQUENTIAL);
        device.read(new byte[1]);
        TestDevice.Call waiting = device.read(new byte[1]);
        assertThat(waiting.irp.cancel()).isTrue();
        assertThat(waiting.status).isEqualTo(Status.CANCELLED);
        assertThat(waiting.completions).isEqualTo(1);
        assertThat(presented).hasSize(1);
    }

    @Test
    void aForwardedRequestThatIsCancelledGoesToItsCallback() {
        IoQueue pending =
                device.io.createQueue(
                        DispatchType.MANUAL,
                        config -> config.evtIoCanceledOnQueue(r -> r.complete(Status.IO_TIMEOUT)),
                        false);
        device.io.createQueue(
                DispatchType.PARALLEL,
                config -> config.evtIoRead((request, length) -> request.forwardTo(pending)),
                true);
        device.io.powerUp();
        TestDevice.Call call = device.read(new byte[1]);
        call.irp.cancel();
        assertThat(call.status).isEqualTo(Status.IO_TIMEOUT);
        assertThat(call.completions).isEqualTo(1);
    }

    @Test
    void aCancelCallbackOfASerialisedQueueRunsAfterTheHandler() {
        List<String> order = new ArrayList<>();
        device.io.createQueue(
                DispatchType.SEQUENTIAL,
                config ->
                        config.synchronizationScope(SynchronizationScope.QUEUE)
                                .evtIoRead((request, length) -> {
                                    order.add("handler begins");
                                    Disposition kept =
                                            request.markCancelable(r -> {
                                                order.add("cancel");
                                                r.complete(Status.CANCELLED);
                                            });
                                    order.add("handler ends");
                                    return kept;
                                }),
                true);
        Irp irp = new Irp(1);
        irp.cancel();
        device.io.powerUp();
        TestDevice.Call call = device.read(irp, MemorySegment.ofArray(new byte[1]));
        // The queue was idle; a request that has to wait would not reach the driver any more.
        assertThat(order).containsExactly("handler begins", "handler ends", "cancel");
        assertThat(call.status).isEqualTo(Status.CANCELLED);
        assertThat(call.completions).isEqualTo(1);
    }

    @Test
    void aCompletedRequestThrowsOnEveryUse() {
        queue(DispatchType.PARALLEL);
        device.read(new byte[2]);
        Request request = presented.getFirst();
        request.complete(Status.SUCCESS);
        assertThatIllegalStateException()
                .isThrownBy(() -> request.complete(Status.SUCCESS))
                .withMessageContaining("it is completed");
        assertThatIllegalStateException().isThrownBy(request::outputLength);
        assertThatIllegalStateException().isThrownBy(request::output);
    }

    @Test
    void memoryThrowsOnceTheRequestIsCompleted() {
        queue(DispatchType.PARALLEL);
        device.read(new byte[2]);
        var memory = presented.getFirst().output();
        memory.put(1, (byte) 7);
        presented.getFirst().complete(Status.SUCCESS, 2);
        assertThatIllegalStateException().isThrownBy(() -> memory.get(0));
    }

    @Test
    void aHandlerThatThrowsIsAFaultAndItsRequestFails() {
        device.io.createQueue(
                DispatchType.PARALLEL,
                config ->
                        config.evtIoRead((request, length) -> {
                            throw new IllegalArgumentException("no such thing");
                        }),
                true);
        device.io.powerUp();
        TestDevice.Call call = device.read(new byte[1]);
        assertThat(call.status).isEqualTo(Status.UNSUCCESSFUL);
        assertThat(device.faults).containsExactly("EvtIoRead: no such thing");
    }

    @Test
    void moreInformationThanTheBufferHoldsIsRefused() {
        queue(DispatchType.PARALLEL);
        device.read(new byte[2]);
        assertThatThrownBy(() -> presented.getFirst().complete(Status.SUCCESS, 3))
                .isInstanceOf(WdfViolation.class)
                .hasMessageContaining("more than the buffer's 2 bytes");
    }

    @Test
    void pendingIsNoResult() {
        queue(DispatchType.PARALLEL);
        TestDevice.Call call = device.read(new byte[2]);
        assertThatThrownBy(() -> presented.getFirst().complete(Status.PENDING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PENDING");
        assertThat(call.completions).isZero();
    }

    @Test
    void zeroLengthRequestsDoNotReachTheDriver() {
        queue(DispatchType.SEQUENTIAL);
        TestDevice.Call call = device.read(new byte[0]);
        assertThat(call.status).isEqualTo(Status.SUCCESS);
        assertThat(presented).isEmpty();
    }

    @Test
    void aMarkedRequestCannotBeCompletedWithoutUnmarking() {
        device.io.createQueue(
                DispatchType.PARALLEL,
                config ->
                        config.evtIoRead((request, length) -> {
                            presented.add(request);
                            return request.markCancelable(r -> r.complete(Status.CANCELLED));
                        }),
                true);
        device.io.powerUp();
        TestDevice.Call call = device.read(new byte[1]);
        Request request = presented.getFirst();
        assertThatIllegalStateException()
                .isThrownBy(() -> request.complete(Status.SUCCESS))
                .withMessageContaining("unmark it first");
        assertThat(request.unmarkCancelable()).isTrue();
        request.complete(Status.SUCCESS, 1);
        assertThat(call.completions).isEqualTo(1);
    }

    @Test
    void manyQueuedRequestsCompletedInTheHandlerDoNotRecurse() {
        int[] served = {0};
        IoQueue queue =
                device.io.createQueue(
                        DispatchType.SEQUENTIAL,
                        config ->
                                config.evtIoRead((request, length) -> {
                                    served[0]++;
                                    return request.complete(Status.SUCCESS, length);
                                }),
                        true);
        device.io.powerUp();
        queue.stop();
        for (int i = 0; i < 200_000; i++) {
            device.read(new byte[1]);
        }
        queue.start();
        assertThat(served[0]).isEqualTo(200_000);
    }

    @Test
    void requestsWaitWhileThePowerIsOff() {
        queue(DispatchType.PARALLEL);
        device.io.hold(false);
        TestDevice.Call call = device.read(new byte[1]);
        assertThat(call.completions).isZero();
        assertThat(presented).isEmpty();
        device.io.powerUp();
        assertThat(presented).hasSize(1);
        presented.getFirst().complete(Status.SUCCESS);
        assertThat(call.completions).isEqualTo(1);
    }

    @Test
    void aRequestGivenBackAtAStopIsPresentedAnew() {
        device.io.createQueue(
                DispatchType.SEQUENTIAL,
                config ->
                        config.evtIoRead(this::keep)
                                .evtIoStop((r, reason, cancelable) -> r.stopAcknowledge(true)),
                true);
        device.io.powerUp();
        TestDevice.Call call = device.read(new byte[1]);
        device.io.hold(false);
        device.io.powerUp();
        assertThat(presented).hasSize(2);
        presented.getLast().complete(Status.SUCCESS);
        assertThat(call.completions).isEqualTo(1);
    }

    @Test
    void aRequestHeldOverAStopIsResumed() {
        List<Request> resumed = new ArrayList<>();
        device.io.createQueue(
                DispatchType.SEQUENTIAL,
                config ->
                        config.evtIoRead(this::keep)
                                .evtIoStop((r, reason, cancelable) -> r.stopAcknowledge(false))
                                .evtIoResume(resumed::add),
                true);
        device.io.powerUp();
        TestDevice.Call call = device.read(new byte[1]);
        device.io.hold(false);
        device.io.powerUp();
        assertThat(resumed).containsExactlyElementsOf(presented);
        presented.getFirst().complete(Status.SUCCESS);
        assertThat(call.completions).isEqualTo(1);
    }

    @Test
    void aPurgedQueueTakesNothingAndHasCancelledEverything() {
        IoQueue queue = queue(DispatchType.MANUAL);
        TestDevice.Call waiting = device.read(new byte[1]);
        device.io.purgePowerManaged();
        assertThat(waiting.status).isEqualTo(Status.CANCELLED);
        assertThat(device.read(new byte[1]).status).isEqualTo(Status.INVALID_DEVICE_STATE);
        queue.start();
        assertThat(device.read(new byte[1]).status).isEqualTo(Status.INVALID_DEVICE_STATE);
    }

    @Test
    void configurationErrorsHaveTheirStatuses() {
        assertThatThrownBy(() -> device.io.createQueue(DispatchType.PARALLEL, config -> {}, true))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.WDF_NO_CALLBACK));
        assertThatThrownBy(() ->
                        device.io.createQueue(
                                DispatchType.MANUAL, config -> config.evtIoRead(this::keep), true))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.INVALID_PARAMETER));
        IoQueue parallel = queue(DispatchType.PARALLEL);
        assertThatThrownBy(parallel::retrieveNextRequest).isInstanceOf(StatusException.class);
        assertThatThrownBy(() -> queue(DispatchType.SEQUENTIAL))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.OBJECT_NAME_COLLISION));
    }

    @Test
    void aFilterPassesWhatItHasNoHandlerFor() {
        queue(DispatchType.PARALLEL);
        TestDevice filter = new TestDevice(device.kernel, device);
        filter.io.createQueue(
                DispatchType.PARALLEL,
                config -> config.evtIoWrite((request, length) -> request.pend()),
                true);
        filter.io.powerUp();
        TestDevice.Call call = filter.read(new byte[3]);
        presented.getFirst().complete(Status.SUCCESS, 3);
        assertThat(call.information).isEqualTo(3);
        assertThat(call.completions).isEqualTo(1);
    }

    @Test
    void aFilterSeesTheResultOfWhatItSent() {
        queue(DispatchType.PARALLEL);
        TestDevice filter = new TestDevice(device.kernel, device);
        filter.io.createQueue(
                DispatchType.PARALLEL,
                config ->
                        config.evtIoRead((request, length) ->
                                request.send(
                                        filter.io.ioTarget(),
                                        (r, status, information) ->
                                                r.complete(status, information - 1))),
                true);
        filter.io.powerUp();
        TestDevice.Call call = filter.read(new byte[3]);
        presented.getFirst().complete(Status.SUCCESS, 3);
        assertThat(call.information).isEqualTo(2);
    }

    /** Cancellation, a timer that completes, a second sender and a purge, in every order. */
    @Test
    void everyRequestCompletesExactlyOnceWhateverRaces() {
        for (long seed = 0; seed < 3_000; seed++) {
            race(SimulationOptions.seeded(seed));
        }
    }

    /**
     * The same with tasks that lose the processor wherever they touch a lock or an event. Even
     * seeds: a queue that is not serialised would need a driver with locks of its own.
     */
    @Test
    void everyRequestCompletesExactlyOnceWhereverTasksAreCutShort() {
        for (long seed = 0; seed < 6_000; seed += 2) {
            race(SimulationOptions.seeded(seed).withPreemption());
        }
    }

    private static void race(SimulationOptions options) {
        try (SimulatedDispatcher simulated = new SimulatedDispatcher(options)) {
            new Race(simulated, options.seed()).run();
        }
    }

    private static final class Race {

        private final SimulatedDispatcher simulated;
        private final long seed;
        private final TestDevice function;
        private final TestDevice top;
        private final Deque<Request> held = new ArrayDeque<>();
        private Timer timer;

        Race(SimulatedDispatcher simulated, long seed) {
            this.simulated = simulated;
            this.seed = seed;
            function = new TestDevice(simulated);
            boolean serialised = seed % 2 == 0;
            IoQueue queue =
                    function.io.createQueue(
                            seed % 3 == 0 ? DispatchType.SEQUENTIAL : DispatchType.PARALLEL,
                            config ->
                                    config.synchronizationScope(
                                                    serialised
                                                            ? SynchronizationScope.QUEUE
                                                            : SynchronizationScope.NONE)
                                            .evtIoRead((request, length) -> keep(request)),
                            true);
            timer = queue.createTimer(this::expired);
            function.io.powerUp();
            top = new TestDevice(function.kernel, function);
            top.io.createQueue(
                    DispatchType.PARALLEL,
                    config ->
                            config.evtIoRead((request, length) ->
                                    request.send(
                                            top.io.ioTarget(),
                                            (r, status, n) -> r.complete(status, n))),
                    true);
        }

        private Disposition keep(Request request) {
            held.add(request);
            timer.start(Duration.ofNanos(5));
            return request.markCancelable(r -> {
                held.remove(r);
                r.complete(Status.CANCELLED);
            });
        }

        private void expired() {
            for (Request request : List.copyOf(held)) {
                if (request.unmarkCancelable()) {
                    held.remove(request);
                    request.complete(Status.SUCCESS, 1);
                }
            }
        }

        void run() {
            List<TestDevice.Call> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int delay = i;
                simulated
                        .timer(
                                Level.PASSIVE,
                                "sender " + i,
                                () -> {
                                    TestDevice.Call call = top.read(new byte[1]);
                                    calls.add(call);
                                    simulated
                                            .timer(
                                                    Level.DISPATCH,
                                                    "canceller " + delay,
                                                    () -> {
                                                        if (call.completions == 0) {
                                                            call.irp.cancel();
                                                        }
                                                    })
                                            .start(simulated.random(8));
                                })
                        .start(simulated.random(8));
            }
            simulated
                    .timer(
                            Level.PASSIVE,
                            "purger",
                            () -> {
                                top.io.purgeNonPowerManaged();
                                function.io.purgePowerManaged();
                            })
                    .start(simulated.random(12));
            simulated.advance(1_000);
            assertThat(calls).as("seed %d", seed).hasSize(4);
            assertThat(calls)
                    .as("seed %d", seed)
                    .allSatisfy(call -> assertThat(call.completions).isEqualTo(1));
            assertThat(function.faults).as("seed %d", seed).isEmpty();
            assertThat(held).as("seed %d", seed).isEmpty();
        }
    }
}
