package org.backplane.io.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoManagers;
import org.backplane.io.IoRequest;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Completion, cancellation, closing and the device's departure race, once per seed. */
class RequestRaceTest {

    private static final int SEEDS = 1000;
    private static final long LONG = 1_000_000_000L;

    @Test
    void everyRequestCompletesExactlyOnce() {
        Set<Status> outcomes = new HashSet<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(seed)) {
                Race race = new Race(dispatcher);
                race.readers(4, 6);
                race.completer();
                race.canceller(true);
                race.closers();
                assertThat(dispatcher.runToQuiescence(LONG)).as("seed %d", seed).isTrue();
                race.assertOver(seed);
                outcomes.addAll(race.outcomes);
            }
        }
        assertThat(outcomes)
                .as("the seeds reach every outcome")
                .containsExactlyInAnyOrder(
                        Status.SUCCESS,
                        Status.CANCELLED,
                        Status.INVALID_DEVICE_STATE,
                        Status.NO_SUCH_DEVICE);
    }

    @Test
    void cancellationNeverReachesARecycledIrp() {
        int cancelled = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(seed)) {
                Race race = new Race(dispatcher);
                race.readers(4, 6);
                race.completer();
                race.canceller(false);
                assertThat(dispatcher.runToQuiescence(LONG)).as("seed %d", seed).isTrue();
                assertThat(race.asked).as("seed %d", seed).containsAll(race.driver.cancelled);
                assertThat(race.driver.recycled).as("seed %d", seed).isEmpty();
                cancelled += race.driver.cancelled.size();
            }
        }
        assertThat(cancelled).isGreaterThan(SEEDS);
    }

    /** The participants of one run. */
    private static final class Race {
        private final SimulatedDispatcher dispatcher;
        private final PendingDriver driver;
        private final DeviceHandle handle;

        /** Overlapped requests, by length, and how often each was heard to complete. */
        private final Map<Integer, IoRequest> overlapped = new HashMap<>();

        private final Map<Integer, Integer> heard = new HashMap<>();
        private final Set<Integer> asked = new HashSet<>();
        private final List<Status> outcomes = new ArrayList<>();
        private int lengths;
        private int readersLeft;

        Race(SimulatedDispatcher dispatcher) {
            this.dispatcher = dispatcher;
            driver = new PendingDriver(dispatcher);
            driver.afterCancel = this::pause;
            handle = IoManagers.create(driver.kernel).open(PendingDriver.INSTANCE);
        }

        void readers(int count, int reads) {
            readersLeft = count;
            for (int i = 0; i < count; i++) {
                dispatcher.post(
                        Level.PASSIVE,
                        "reader " + i,
                        () -> {
                            for (int read = 0; read < reads; read++) {
                                if (dispatcher.random(2) == 0) {
                                    readAndWait(++lengths);
                                } else {
                                    startRead(++lengths);
                                }
                                pause();
                            }
                            readersLeft--;
                        });
            }
        }

        private void readAndWait(int length) {
            try {
                assertThat(handle.read(new byte[length])).isEqualTo(length);
                heard(length, Status.SUCCESS);
            } catch (StatusException failed) {
                heard(length, failed.status());
            }
        }

        private void startRead(int length) {
            IoRequest request = handle.startRead(MemorySegment.ofArray(new byte[length]));
            overlapped.put(length, request);
            pause();
            request.whenDone(done -> heard(length, done.status()));
        }

        private void heard(int length, Status status) {
            heard.merge(length, 1, Integer::sum);
            outcomes.add(status);
        }

        void completer() {
            dispatcher.post(
                    Level.PASSIVE,
                    "completer",
                    () -> {
                        while (readersLeft > 0 || !driver.waiting.isEmpty()) {
                            if (!driver.waiting.isEmpty()) {
                                int which = dispatcher.random(driver.waiting.size());
                                driver.complete(driver.waiting.get(which));
                            }
                            pause();
                        }
                    });
        }

        void canceller(boolean all) {
            dispatcher.post(
                    Level.PASSIVE,
                    "canceller",
                    () -> {
                        while (readersLeft > 0) {
                            if (all && dispatcher.random(8) == 0) {
                                handle.cancelAll();
                            }
                            if (!overlapped.isEmpty()) {
                                int length =
                                        new ArrayList<>(overlapped.keySet())
                                                .get(dispatcher.random(overlapped.size()));
                                asked.add(length);
                                overlapped.get(length).cancel();
                            }
                            pause();
                        }
                    });
        }

        /** The application and the removal of the device close at the same time. */
        void closers() {
            dispatcher.post(
                    Level.PASSIVE,
                    "application",
                    () -> {
                        pause(40);
                        handle.close();
                        assertClosed();
                    });
            dispatcher.post(
                    Level.PASSIVE,
                    "removal",
                    () -> {
                        pause(40);
                        driver.kernel.openFiles().closeAll(driver.pdo);
                        assertClosed();
                    });
        }

        private void assertClosed() {
            assertThat(driver.handles).containsExactly("CREATE", "CLEANUP", "CLOSE");
            assertThat(driver.completed).containsExactlyInAnyOrderElementsOf(driver.received);
        }

        void assertOver(int seed) {
            assertThat(heard.keySet()).as("seed %d", seed).hasSize(lengths);
            assertThat(heard.values()).as("seed %d", seed).containsOnly(1);
            assertThat(driver.completed)
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(driver.received);
            assertThat(driver.recycled).as("seed %d", seed).isEmpty();
            assertThat(driver.kernel.openFiles().count(driver.pdo)).isZero();
            assertClosed();
        }

        private void pause() {
            pause(4);
        }

        private void pause(int longest) {
            dispatcher.event("pause").await(dispatcher.random(longest));
        }
    }
}
