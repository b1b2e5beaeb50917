package org.backplane.io.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoManagers;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.runtime.SimulationOptions;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousByteChannel;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.CompletionHandler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** Completion, cancellation and closing race for reads of every form, once per seed. */
class FormsRaceTest {

    private static final int SEEDS = 1000;
    private static final int READS = 5;
    private static final long LONG = 1_000_000_000L;

    enum Form {
        FUTURE,
        CHANNEL,
        HANDLER,
        STREAM;

        List<String> outcomes() {
            List<String> outcomes =
                    new ArrayList<>(List.of("completed", "ended by close", "refused"));
            if (this == FUTURE || this == CHANNEL) {
                outcomes.add("cancelled");
            }
            return outcomes;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyReadEndsOnceAndNotBeforeTheDriverLetsGoOfItsBuffer(Form form) {
        Set<String> reached = new HashSet<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            reached.addAll(run(form, seed, SimulationOptions.seeded(seed)));
        }
        assertThat(reached)
                .as("the seeds reach every outcome")
                .containsExactlyInAnyOrderElementsOf(form.outcomes());
    }

    @ParameterizedTest
    @EnumSource
    void theSameHoldsWithPreemption(Form form) {
        Set<String> reached = new HashSet<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            reached.addAll(run(form, seed, SimulationOptions.seeded(seed).withPreemption()));
        }
        assertThat(reached)
                .as("the seeds reach every outcome")
                .containsExactlyInAnyOrderElementsOf(form.outcomes());
    }

    private static List<String> run(Form form, int seed, SimulationOptions options) {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(options)) {
            Race race = new Race(dispatcher);
            race.reader(form);
            race.completer();
            race.canceller();
            race.closer();
            assertThat(dispatcher.runToQuiescence(LONG)).as("seed %d", seed).isTrue();
            assertThat(race.ends).as("seed %d", seed).hasSize(READS);
            assertThat(race.early).as("seed %d", seed).isEmpty();
            assertThat(race.driver.completed)
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(race.driver.received);
            assertThat(race.driver.handles).containsExactly("CREATE", "CLEANUP", "CLOSE");
            return race.ends;
        }
    }

    /** The participants of one run. */
    private static final class Race {
        private final SimulatedDispatcher dispatcher;
        private final PendingDriver driver;
        private final DeviceHandle handle;
        private final AsynchronousByteChannel channel;
        private final InputStream stream;
        private final List<CompletableFuture<Integer>> futures = new ArrayList<>();

        /** How the reads ended, and which did while the driver had their buffer. */
        private final List<String> ends = new ArrayList<>();

        private final List<Integer> early = new ArrayList<>();
        private boolean over;

        Race(SimulatedDispatcher dispatcher) {
            this.dispatcher = dispatcher;
            driver = new PendingDriver(dispatcher);
            handle = IoManagers.create(driver.kernel).open(PendingDriver.INSTANCE);
            channel = handle.channel();
            stream = handle.inputStream();
        }

        void reader(Form form) {
            dispatcher.post(Level.PASSIVE, "reader", () -> read(form, 1));
        }

        /** Reads one after the other, each of another length. */
        private void read(Form form, int length) {
            if (length > READS) {
                over = true;
                return;
            }
            pause(4);
            switch (form) {
                case FUTURE ->
                        follow(
                                handle.readAsync(MemorySegment.ofArray(new byte[length])),
                                form,
                                length);
                case CHANNEL ->
                        follow(
                                (CompletableFuture<Integer>)
                                        channel.read(ByteBuffer.allocate(length)),
                                form,
                                length);
                case HANDLER -> handle(form, length);
                case STREAM -> stream(form, length);
            }
        }

        private void follow(CompletableFuture<Integer> future, Form form, int length) {
            futures.add(future);
            pause(4);
            CompletableFuture<Integer> dependant =
                    future.whenComplete((came, failure) -> ended(form, length, failure));
            assertThat(dependant).isNotNull();
        }

        private void handle(Form form, int length) {
            channel.read(
                    ByteBuffer.allocate(length),
                    length,
                    new CompletionHandler<Integer, Integer>() {
                        @Override
                        public void completed(Integer came, Integer asked) {
                            ended(form, asked, null);
                        }

                        @Override
                        public void failed(Throwable failure, Integer asked) {
                            ended(form, asked, failure);
                        }
                    });
        }

        private void stream(Form form, int length) {
            try {
                assertThat(stream.read(new byte[length])).isEqualTo(length);
                ended(form, length, null);
            } catch (IOException failure) {
                ended(form, length, failure.getCause());
            }
        }

        private void ended(Form form, int length, Throwable failure) {
            assertThat(dispatcher.currentLevel()).isEqualTo(Level.PASSIVE);
            if (driver.received.contains(length) && !driver.completed.contains(length)) {
                early.add(length);
            }
            ends.add(outcome(failure));
            read(form, length + 1);
        }

        private static String outcome(Throwable failure) {
            return switch (failure) {
                case null -> "completed";
                case CancellationException cancelled -> "cancelled";
                case AsynchronousCloseException closed -> "ended by close";
                case ClosedChannelException closed -> "refused";
                case StatusException status when status.status() == Status.CANCELLED ->
                        "ended by close";
                case StatusException status
                        when status.status() == Status.INVALID_DEVICE_STATE
                                || status.status() == Status.NO_SUCH_DEVICE ->
                        "refused";
                default -> throw new AssertionError(failure);
            };
        }

        void completer() {
            dispatcher.post(
                    Level.PASSIVE,
                    "completer",
                    () -> {
                        while (!over || !driver.waiting.isEmpty()) {
                            if (!driver.waiting.isEmpty() && dispatcher.random(2) == 0) {
                                driver.complete(driver.waiting.getFirst());
                            }
                            pause(4);
                        }
                    });
        }

        void canceller() {
            dispatcher.post(
                    Level.PASSIVE,
                    "canceller",
                    () -> {
                        while (!over) {
                            if (!futures.isEmpty() && dispatcher.random(2) == 0) {
                                futures.getLast().cancel(true);
                            }
                            pause(6);
                        }
                    });
        }

        /** The application, or the removal of the device. */
        void closer() {
            dispatcher.post(
                    Level.PASSIVE,
                    "closer",
                    () -> {
                        pause(30);
                        if (dispatcher.random(2) == 0) {
                            handle.close();
                        } else {
                            driver.kernel.openFiles().closeAll(driver.pdo);
                        }
                    });
        }

        private void pause(int longest) {
            dispatcher.event("pause").await(dispatcher.random(longest));
        }
    }
}
