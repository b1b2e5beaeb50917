package org.backplane.kmdf.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestType;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.ddi.Timer;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.runtime.SimulationOptions;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.Irp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Everything that can end a request, two at a time: each request completes once, every callback of
 * a stop, drain or purge that was asked for comes once, nothing is left, and no code of the driver
 * runs once its device is cleaned up.
 */
class QueueRacesTest {

    private static final int SEEDS = 400;

    /** What races; each does its work once, at a time of its own. */
    enum Racer {
        CANCEL,
        COMPLETE,
        STOP,
        STOP_AND_PURGE,
        DRAIN,
        PURGE,
        REMOVAL
    }

    static Stream<Racer[]> pairs() {
        return Stream.of(Racer.values())
                .flatMap(one ->
                        Stream.of(Racer.values())
                                .filter(other -> one.compareTo(other) <= 0)
                                .map(other -> new Racer[] {one, other}));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyRequestEndsOnceAndNothingIsLeft(Racer one, Racer other) {
        for (long seed = 0; seed < SEEDS; seed++) {
            race(SimulationOptions.seeded(seed), one, other);
            race(SimulationOptions.seeded(seed).withPreemption(), one, other);
        }
    }

    private static void race(SimulationOptions options, Racer one, Racer other) {
        try (SimulatedDispatcher simulated = new SimulatedDispatcher(options)) {
            new Race(simulated, options.seed(), one, other).run();
        }
    }

    /** A serialised queue whose driver keeps requests, forwards some, and completes them later. */
    private static final class Race {

        private final SimulatedDispatcher simulated;
        private final String as;
        private final Racer one;
        private final Racer other;
        private final TestDevice device;
        private final IoQueue queue;
        private final IoQueue parked;
        private final Timer timer;
        private final Deque<Request> held = new ArrayDeque<>();
        private final List<TestDevice.Call> calls = new ArrayList<>();
        private int asked;
        private int told;
        private boolean removing;
        private boolean cleanedUp;
        private final List<String> late = new ArrayList<>();

        Race(SimulatedDispatcher simulated, long seed, Racer one, Racer other) {
            this.simulated = simulated;
            this.as = one + " and " + other + " under seed " + seed;
            this.one = one;
            this.other = other;
            device = new TestDevice(simulated, SynchronizationScope.DEVICE);
            parked =
                    device.io.createQueue(
                            DispatchType.MANUAL,
                            config ->
                                    config.evtIoCanceledOnQueue(r ->
                                            inTime(
                                                    "EvtIoCanceledOnQueue",
                                                    () -> r.complete(Status.CANCELLED))),
                            false);
            queue =
                    device.io.createQueue(
                            seed % 3 == 0 ? DispatchType.SEQUENTIAL : DispatchType.PARALLEL,
                            config ->
                                    config.evtIoRead((request, length) ->
                                            inTime(
                                                    "EvtIoRead",
                                                    () ->
                                                            length == 1
                                                                    ? keep(request)
                                                                    : request.forwardTo(parked))),
                            false);
            device.io.configureRequestDispatching(queue, RequestType.READ);
            timer = queue.createTimer(this::completeAll);
            device.io.powerUp();
        }

        /** A callback of the driver that goes on for a while after it decided. */
        private Disposition inTime(String callback, Supplier<Disposition> body) {
            Disposition decided = body.get();
            Lock own = simulated.lock("the driver's own");
            own.acquire();
            own.release();
            if (cleanedUp) {
                late.add(callback);
            }
            return decided;
        }

        private Disposition keep(Request request) {
            held.add(request);
            return request.markCancelable(r ->
                    inTime(
                            "EvtRequestCancel",
                            () -> {
                                held.remove(r);
                                return r.complete(Status.CANCELLED);
                            }));
        }

        private void completeAll() {
            for (Request request : List.copyOf(held)) {
                if (request.unmarkCancelable()) {
                    held.remove(request);
                    request.complete(Status.SUCCESS, 1);
                }
            }
            for (Request r = parked.retrieveNextRequest();
                    r != null;
                    r = parked.retrieveNextRequest()) {
                r.complete(Status.SUCCESS, 1);
            }
        }

        void run() {
            for (int i = 0; i < 4; i++) {
                Irp irp = new Irp(device.object.stackSize());
                MemorySegment buffer = MemorySegment.ofArray(new byte[1 + i % 2]);
                at(simulated.random(8), "sender " + i, () -> calls.add(device.read(irp, buffer)));
                if (one == Racer.CANCEL || other == Racer.CANCEL) {
                    at(simulated.random(12), "canceller " + i, irp::cancel);
                }
            }
            start(one);
            start(other);
            simulated.advance(100);
            assertThat(told).as(as).isLessThanOrEqualTo(asked);
            // What has not ended by itself ends now: the driver gives all back, the device goes.
            timer.start(Duration.ofNanos(1));
            simulated.advance(100);
            at(0, "end", this::remove);
            simulated.advance(100);
            assertThat(calls).as(as).hasSize(4);
            assertThat(calls).as(as).allSatisfy(call -> assertThat(call.completions).isEqualTo(1));
            assertThat(told).as(as).isEqualTo(asked);
            assertThat(held).as(as).isEmpty();
            assertThat(cleanedUp).as(as).isTrue();
            assertThat(late).as(as).isEmpty();
            assertThat(device.faults).as(as).isEmpty();
            for (IoQueue each : List.of(queue, parked)) {
                assertThat(each.state().isIdle()).as(as).isTrue();
            }
        }

        private void start(Racer racer) {
            Runnable work =
                    switch (racer) {
                        case CANCEL -> () -> {};
                        case COMPLETE -> () -> timer.start(Duration.ofNanos(1));
                        case STOP -> () -> ask(q -> q.stop(this::note));
                        case STOP_AND_PURGE -> () -> ask(q -> q.stopAndPurge(this::note));
                        case DRAIN -> () -> ask(q -> q.drain(this::note));
                        case PURGE -> () -> ask(q -> q.purge(this::note));
                        case REMOVAL -> this::remove;
                    };
            at(simulated.random(12), racer.name(), work);
        }

        /** Two that wait for the same are refused as long as the first waits, and after the end. */
        private void ask(Consumer<IoQueue> work) {
            for (IoQueue each : List.of(queue, parked)) {
                try {
                    asked++;
                    work.accept(each);
                } catch (StatusException e) {
                    assertThat(e.status())
                            .as(as)
                            .isIn(
                                    removing
                                            ? List.of(
                                                    Status.INVALID_DEVICE_REQUEST,
                                                    Status.DELETE_PENDING)
                                            : List.of(Status.INVALID_DEVICE_REQUEST));
                    asked--;
                }
            }
        }

        private void note(IoQueue stopped) {
            told++;
        }

        private void remove() {
            if (!removing) {
                removing = true;
                device.io.purgePowerManaged();
                device.root.disposeObject();
                cleanedUp = true;
            }
        }

        private void at(long delay, String name, Runnable work) {
            simulated.timer(Level.PASSIVE, name, work).start(delay);
        }
    }
}
