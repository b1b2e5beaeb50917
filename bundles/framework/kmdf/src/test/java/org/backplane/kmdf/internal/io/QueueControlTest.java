package org.backplane.kmdf.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoQueueState;
import org.backplane.ddi.Request;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What start, stop, drain and purge do to a queue, and when the driver hears that it is over. */
class QueueControlTest {

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(8127);
    private final TestDevice device = new TestDevice(dispatcher);
    private final List<Request> presented = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        dispatcher.close();
    }

    private IoQueue sequential() {
        return powered(
                device.io.createQueue(
                        DispatchType.SEQUENTIAL, config -> config.evtIoRead(this::keep), true));
    }

    private IoQueue powered(IoQueue queue) {
        device.io.powerUp();
        return queue;
    }

    private Disposition keep(Request request, int length) {
        presented.add(request);
        return request.pend();
    }

    private TestDevice.Call read() {
        return device.read(new byte[1]);
    }

    @Test
    void aStoppedQueueTakesRequestsAndStartDeliversThem() {
        IoQueue queue = sequential();
        queue.stop();
        TestDevice.Call call = read();
        assertThat(presented).isEmpty();
        assertThat(call.completions).isZero();

        queue.start();

        assertThat(presented).hasSize(1);
    }

    @Test
    void stopIsCompleteWhenTheDriverOwnsNone() {
        IoQueue queue = sequential();
        read();
        TestDevice.Call waiting = read();

        queue.stop(q -> told.add("stopped"));
        assertThat(told).isEmpty();
        presented.getFirst().complete(Status.SUCCESS);

        assertThat(told).containsExactly("stopped");
        assertThat(presented).hasSize(1);
        assertThat(waiting.completions).isZero();
    }

    @Test
    void stopOfAnIdleQueueIsCompleteAtOnce() {
        sequential().stop(q -> told.add("stopped"));
        assertThat(told).containsExactly("stopped");
    }

    @Test
    void drainServesWhatIsThereAndTakesNothingMore() {
        IoQueue queue = sequential();
        read();
        read();

        queue.drain(q -> told.add("drained"));
        assertThat(read().status).isEqualTo(Status.INVALID_DEVICE_STATE);
        presented.getFirst().complete(Status.SUCCESS);
        assertThat(told).isEmpty();
        presented.getLast().complete(Status.SUCCESS);

        assertThat(presented).hasSize(2);
        assertThat(told).containsExactly("drained");
        assertThat(queue.state().isDrained()).isTrue();
    }

    @Test
    void stopTakesRequestsAgainAfterADrain() {
        IoQueue queue = sequential();
        queue.drain();
        queue.stop();
        assertThat(read().completions).isZero();
        assertThat(queue.state().acceptRequests()).isTrue();
    }

    @Test
    void purgeCancelsWhatIsQueuedAndWhatIsCancelable() {
        IoQueue queue =
                powered(
                        device.io.createQueue(
                                DispatchType.SEQUENTIAL,
                                config ->
                                        config.evtIoRead((request, length) ->
                                                request.markCancelable(
                                                        r -> r.complete(Status.CANCELLED))),
                                true));
        TestDevice.Call owned = read();
        TestDevice.Call queued = read();

        queue.purge(q -> told.add("purged"));

        assertThat(List.of(owned.status, queued.status)).containsOnly(Status.CANCELLED);
        assertThat(told).containsExactly("purged");
        assertThat(read().status).isEqualTo(Status.INVALID_DEVICE_STATE);
        assertThat(queue.state().isPurged()).isTrue();
    }

    @Test
    void purgeIsCompleteWhenTheDriverHasLetGoOfTheLast() {
        IoQueue queue = sequential();
        read();
        queue.purge(q -> told.add("purged"));
        assertThat(told).isEmpty();
        presented.getFirst().complete(Status.SUCCESS);
        assertThat(told).containsExactly("purged");
    }

    @Test
    void stopAndPurgeCancelsWhatIsThereAndTakesWhatComes() {
        IoQueue queue = sequential();
        read();
        TestDevice.Call queued = read();

        queue.stopAndPurge(q -> told.add("stopped"));
        TestDevice.Call later = read();
        presented.getFirst().complete(Status.SUCCESS);

        assertThat(queued.status).isEqualTo(Status.CANCELLED);
        assertThat(told).containsExactly("stopped");
        assertThat(later.completions).isZero();
        queue.start();
        assertThat(presented).hasSize(2);
    }

    @Test
    void aRequestMarkedWhileItsQueueIsPurgedIsCancelled() {
        IoQueue queue = sequential();
        TestDevice.Call call = read();
        queue.purge();

        presented.getFirst().markCancelable(r -> r.complete(Status.CANCELLED));

        assertThat(call.status).isEqualTo(Status.CANCELLED);
        assertThat(call.completions).isEqualTo(1);
    }

    @Test
    void aSecondStopWhileOneIsPendingIsRefused() {
        IoQueue queue = sequential();
        read();
        queue.stop(q -> told.add("first"));
        assertThatThrownBy(() -> queue.stopAndPurge(q -> told.add("second")))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.INVALID_DEVICE_REQUEST));
        presented.getFirst().complete(Status.SUCCESS);
        assertThat(told).containsExactly("first");
        queue.stop(q -> told.add("third"));
        assertThat(told).containsExactly("first", "third");
    }

    @Test
    void aPurgeWhileADrainIsPendingIsRefusedButAStopIsNot() {
        IoQueue queue = sequential();
        read();
        queue.drain(q -> told.add("drained"));
        assertThatThrownBy(() -> queue.purge(q -> told.add("purged")))
                .isInstanceOf(StatusException.class)
                .hasMessageContaining("already");
        queue.stop(q -> told.add("stopped"));
        presented.getFirst().complete(Status.SUCCESS);
        assertThat(told).containsExactlyInAnyOrder("drained", "stopped");
    }

    @Test
    void aDeletedQueueHasNothingToWaitFor() {
        IoQueue queue = sequential();
        device.root.disposeObject();
        assertThatThrownBy(() -> queue.stop(q -> told.add("stopped")))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.DELETE_PENDING));
    }

    @Test
    void theCallbackOfASerialisedQueueRunsAfterTheHandlerThatStopsIt() {
        IoQueue[] self = new IoQueue[1];
        self[0] =
                powered(
                        device.io.createQueue(
                                DispatchType.SEQUENTIAL,
                                config ->
                                        config.synchronizationScope(SynchronizationScope.QUEUE)
                                                .evtIoRead((request, length) -> {
                                                    Disposition done =
                                                            request.complete(Status.SUCCESS);
                                                    self[0].stop(q -> told.add("stopped"));
                                                    told.add("handler ends");
                                                    return done;
                                                }),
                                true));
        read();
        assertThat(told).containsExactly("handler ends", "stopped");
    }

    @Test
    void aCallbackThatThrowsIsADriverFault() {
        sequential()
                .stop(q -> {
                    throw new IllegalArgumentException("no such thing");
                });
        assertThat(device.faults).containsExactly("EvtIoQueueState: no such thing");
    }

    @Test
    void synchronousFormsWaitForTheDriver() {
        IoQueue queue = sequential();
        for (Runnable form :
                List.<Runnable>of(
                        queue::stopSynchronously,
                        queue::stopAndPurgeSynchronously,
                        queue::drainSynchronously,
                        queue::purgeSynchronously)) {
            presented.clear();
            queue.start();
            TestDevice.Call call = read();
            dispatcher.post(
                    Level.DISPATCH, "later", () -> presented.getFirst().complete(Status.SUCCESS));
            form.run();
            assertThat(call.status).isEqualTo(Status.SUCCESS);
        }
    }

    @Test
    void waitingInTheHandlerOfARequestThatIsStillOwnedIsADriverFault() {
        IoQueue[] self = new IoQueue[1];
        self[0] =
                powered(
                        device.io.createQueue(
                                DispatchType.PARALLEL,
                                config ->
                                        config.evtIoRead((request, length) -> {
                                            self[0].drainSynchronously();
                                            return request.complete(Status.SUCCESS);
                                        }),
                                true));
        TestDevice.Call call = read();
        assertThat(call.status).isEqualTo(Status.UNSUCCESSFUL);
        assertThat(device.faults)
                .singleElement()
                .asString()
                .startsWith("EvtIoRead: cannot wait for the requests of")
                .contains("which would wait for itself");
        assertThat(self[0].state().acceptRequests()).isTrue();
    }

    @Test
    void waitingInASerialisedCallbackForOthersRequestsIsADriverFault() {
        IoQueue[] self = new IoQueue[1];
        self[0] =
                powered(
                        device.io.createQueue(
                                DispatchType.PARALLEL,
                                config ->
                                        config.synchronizationScope(SynchronizationScope.QUEUE)
                                                .evtIoRead(this::keep),
                                true));
        read();
        self[0].createTimer(self[0]::stopSynchronously).start(Duration.ofNanos(1));
        dispatcher.advance(10);
        assertThat(device.faults)
                .singleElement()
                .asString()
                .startsWith("EvtTimerFunc: cannot wait");
    }

    @Test
    void waitingAfterTheHandlerReturnedIsNoFault() {
        IoQueue queue = sequential();
        read();
        dispatcher.post(
                Level.DISPATCH, "later", () -> presented.getFirst().complete(Status.SUCCESS));
        queue.stopSynchronously();
        assertThat(queue.state().isStopped()).isTrue();
    }

    @Test
    void waitingAbovePassiveLevelIsRefused() {
        IoQueue queue = sequential();
        assertThatIllegalStateException()
                .isThrownBy(() -> dispatcher.raise(Level.DISPATCH, queue::purgeSynchronously))
                .withMessageContaining("above PASSIVE level");
    }

    @Test
    void theStateTellsFlagsAndCounts() {
        IoQueue queue =
                device.io.createQueue(
                        DispatchType.SEQUENTIAL, config -> config.evtIoRead(this::keep), true);
        assertThat(queue.state()).isEqualTo(new IoQueueState(true, true, true, 0, 0));
        device.io.powerUp();
        read();
        read();
        read();
        assertThat(queue.state()).isEqualTo(new IoQueueState(true, true, false, 2, 1));
        assertThat(queue.state().isReady()).isTrue();
        assertThat(queue.state().isIdle()).isFalse();
        queue.stop();
        assertThat(queue.state()).isEqualTo(new IoQueueState(true, false, false, 2, 1));
        assertThat(queue.state().isStopped()).isFalse();
        presented.getFirst().complete(Status.SUCCESS);
        assertThat(queue.state().isStopped()).isTrue();
    }

    @Test
    void aRequestForwardedToAQueueThatTakesNothingComesBackBusy() {
        IoQueue closed = device.io.createQueue(DispatchType.MANUAL, config -> {}, false);
        powered(
                device.io.createQueue(
                        DispatchType.PARALLEL,
                        config -> config.evtIoRead((request, length) -> request.forwardTo(closed)),
                        true));
        closed.drain();
        TestDevice.Call call = read();
        assertThat(call.status).isEqualTo(Status.DEVICE_BUSY);
        assertThat(call.completions).isEqualTo(1);
    }

    @Test
    void disposeWaitsForASerialisedHandlerThatGoesOnAfterItsRequest() {
        powered(
                device.io.createQueue(
                        DispatchType.SEQUENTIAL,
                        config ->
                                config.synchronizationScope(SynchronizationScope.QUEUE)
                                        .executionLevel(ExecutionLevel.PASSIVE)
                                        .evtIoRead((request, length) -> {
                                            Disposition done = request.complete(Status.SUCCESS);
                                            dispatcher.event("a while").await(100);
                                            told.add("handler ends");
                                            return done;
                                        }),
                        true));
        device.root.evtCleanup(() -> told.add("cleanup"));
        dispatcher.post(Level.PASSIVE, "sender", this::read);
        dispatcher.post(
                Level.PASSIVE,
                "removal",
                () -> {
                    dispatcher.event("the sender to be in the handler").await(10);
                    device.io.purgePowerManaged();
                    device.root.disposeObject();
                });
        dispatcher.advance(1_000);
        assertThat(told).containsExactly("handler ends", "cleanup");
    }
}
