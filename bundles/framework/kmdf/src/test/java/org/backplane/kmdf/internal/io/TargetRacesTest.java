package org.backplane.kmdf.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.IoTargetPurgeIoAction;
import org.backplane.ddi.IoTargetSentIoAction;
import org.backplane.ddi.IoTargetState;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestSendOptions;
import org.backplane.runtime.Exploration;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.runtime.SimulationOptions;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that can happen to requests at a target, two at a time: each request comes back once,
 * whoever waits for the target is woken, and nothing is left.
 */
class TargetRacesTest {

    private static final int SEEDS = 200;
    private static final Duration TIMEOUT = Duration.ofMillis(1);

    /** What races; each does its work once, at a time of its own. */
    enum Racer {
        SEND,
        SEND_IGNORING,
        COMPLETE,
        CANCEL,
        CANCEL_SENT,
        TIME_OUT,
        STOP,
        STOP_AND_WAIT,
        PURGE,
        START,
        REMOVE
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
    void everyRequestComesBackOnceAndNothingIsLeft(Racer one, Racer other) {
        for (long seed = 0; seed < SEEDS; seed++) {
            race(SimulationOptions.seeded(seed), 4, one, other);
            race(SimulationOptions.seeded(seed).withPreemption(), 4, one, other);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void twoRequestsAndTwoRacersMeetInEveryOrder(Racer one, Racer other) {
        Exploration.of(simulated -> new Race(simulated, 2, one, other).run())
                .atMost(2_000)
                .exhaustively();
    }

    private static void race(SimulationOptions options, int requests, Racer... racers) {
        try (SimulatedDispatcher simulated = new SimulatedDispatcher(options)) {
            new Race(simulated, requests, racers).run();
        }
    }

    /** A filter that sends what it gets to a function driver that keeps it. */
    private static final class Race {

        private final SimulatedDispatcher simulated;
        private final String as;
        private final int requests;
        private final Racer[] racers;
        private final TestDevice function;
        private final TestDevice filter;
        private final IoTarget target;
        private final IoQueue parked;
        private final List<Request> sent = new ArrayList<>();
        private final List<TestDevice.Call> calls = new ArrayList<>();
        private RequestSendOptions options = RequestSendOptions.NONE;
        private int begun;
        private int ended;

        Race(SimulatedDispatcher simulated, int requests, Racer... racers) {
            this.simulated = simulated;
            this.requests = requests;
            this.racers = racers;
            this.as = List.of(racers) + " under seed " + simulated.seed();
            function = new TestDevice(simulated);
            parked = function.io.createQueue(DispatchType.MANUAL, config -> {}, false);
            function.io.createQueue(
                    DispatchType.PARALLEL,
                    config -> config.evtIoRead((request, length) -> request.forwardTo(parked)),
                    true);
            function.io.powerUp();
            filter = new TestDevice(function.kernel, function);
            target = filter.io.ioTarget();
            filter.io.createQueue(
                    DispatchType.PARALLEL,
                    config -> config.evtIoRead((request, length) -> send(request)),
                    true);
        }

        private Disposition send(Request request) {
            sent.add(request);
            return request.send(
                    target,
                    options,
                    (r, status, information) -> {
                        sent.remove(r);
                        return r.complete(status, information);
                    });
        }

        private void read() {
            calls.add(filter.read(new byte[4]));
        }

        private void completeBelow() {
            for (Request request = parked.retrieveNextRequest();
                    request != null;
                    request = parked.retrieveNextRequest()) {
                request.complete(Status.SUCCESS, 4);
            }
        }

        void run() {
            for (Racer racer : racers) {
                if (racer == Racer.TIME_OUT) {
                    options = RequestSendOptions.NONE.withTimeout(TIMEOUT);
                }
            }
            for (int i = 0; i < requests; i++) {
                read();
            }
            if (List.of(racers).contains(Racer.START)) {
                target.stop(IoTargetSentIoAction.LEAVE_SENT_IO_PENDING);
                read();
            }
            for (Racer racer : racers) {
                begun++;
                simulated
                        .timer(
                                Level.PASSIVE,
                                racer.toString(),
                                () -> {
                                    go(racer);
                                    ended++;
                                })
                        .start(TIMEOUT.toNanos());
            }
            simulated.advance(TIMEOUT.toNanos());
            simulated.runUntilIdle();
            comeToRest();
            check();
        }

        private void go(Racer racer) {
            switch (racer) {
                case SEND -> read();
                case SEND_IGNORING -> {
                    RequestSendOptions before = options;
                    options = before.ignoringTargetState();
                    read();
                    options = before;
                }
                case COMPLETE -> completeBelow();
                case CANCEL -> List.copyOf(calls).forEach(call -> call.irp.cancel());
                case CANCEL_SENT -> List.copyOf(sent).forEach(TargetRacesTest::cancelSent);
                case TIME_OUT -> {}
                case STOP -> target.stop(IoTargetSentIoAction.CANCEL_SENT_IO);
                case STOP_AND_WAIT ->
                        target.stop(IoTargetSentIoAction.WAIT_FOR_SENT_IO_TO_COMPLETE);
                case PURGE -> target.purge(IoTargetPurgeIoAction.PURGE_IO_AND_WAIT);
                case START -> start();
                case REMOVE -> filter.root.disposeObject();
            }
        }

        private void start() {
            try {
                target.start();
            } catch (StatusException gone) {
                assertThat(gone.status()).isEqualTo(Status.INVALID_DEVICE_STATE);
            }
        }

        private void comeToRest() {
            completeBelow();
            simulated.runUntilIdle();
            simulated.post(Level.PASSIVE, "removal", filter.root::disposeObject);
            simulated.runUntilIdle();
            completeBelow();
            simulated.runUntilIdle();
        }

        private void check() {
            assertThat(ended).as(as).isEqualTo(begun);
            assertThat(simulated.waits()).as(as).isEmpty();
            assertThat(simulated.alarms()).as(as).isEmpty();
            assertThat(calls)
                    .as(as)
                    .allSatisfy(call -> {
                        assertThat(call.completions).isEqualTo(1);
                        assertThat(call.status)
                                .isIn(
                                        Status.SUCCESS,
                                        Status.CANCELLED,
                                        Status.IO_TIMEOUT,
                                        Status.INVALID_DEVICE_STATE,
                                        Status.INVALID_DEVICE_REQUEST);
                    });
            assertThat(filter.faults).as(as).isEmpty();
            assertThat(function.faults).as(as).isEmpty();
            assertThat(target.state()).as(as).isEqualTo(IoTargetState.DELETED);
            assertThat(simulated.takeFailures()).as(as).isEmpty();
        }
    }

    /** It may have completed meanwhile. */
    private static void cancelSent(Request request) {
        try {
            request.cancelSentRequest();
        } catch (IllegalStateException completed) {
            assertThat(completed).hasMessageContaining("completed");
        }
    }
}
