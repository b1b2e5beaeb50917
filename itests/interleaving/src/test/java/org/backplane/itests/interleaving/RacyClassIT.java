package org.backplane.itests.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.runtime.EndlessLoopException;
import org.backplane.runtime.Exploration;
import org.backplane.runtime.ExplorationReport;
import org.backplane.runtime.FailedRun;
import org.backplane.runtime.Level;
import org.backplane.runtime.RecordedSchedule;
import org.backplane.runtime.SimulatedDispatcher;
import org.junit.jupiter.api.Test;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Races that no use of the dispatcher splits are found in interleaved runs, and only there. */
class RacyClassIT {

    private static final int SEEDS = 1_000;

    /** Two tasks use it; wrong if they got in each other's way. */
    private interface Racy {

        void use();

        boolean isWrong();
    }

    /** Makes what must be made once, twice. */
    private static final class CheckThenAct implements Racy {

        private final AtomicReference<Object> made = new AtomicReference<>();
        private final AtomicInteger makings = new AtomicInteger();

        @Override
        public void use() {
            if (made.get() == null) {
                made.set(makings.incrementAndGet());
            }
        }

        @Override
        public boolean isWrong() {
            return makings.get() > 1;
        }
    }

    /** Loses a count. */
    private static final class PlainCounter implements Racy {

        private int count;

        @Override
        public void use() {
            count++;
        }

        @Override
        public boolean isWrong() {
            return count != 2;
        }
    }

    /** Loses a count, too: volatile makes no difference. */
    private static final class VolatileCounter implements Racy {

        private volatile int count;

        @Override
        public void use() {
            int before = count;
            count = before + 1;
        }

        @Override
        public boolean isWrong() {
            return count != 2;
        }
    }

    private static final class HandledCounter implements Racy {

        private static final VarHandle COUNT;

        static {
            try {
                COUNT =
                        MethodHandles.lookup()
                                .findVarHandle(HandledCounter.class, "count", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        @SuppressWarnings("unused")
        private int count;

        @Override
        public void use() {
            COUNT.setVolatile(this, (int) COUNT.getVolatile(this) + 1);
        }

        @Override
        public boolean isWrong() {
            return (int) COUNT.get(this) != 2;
        }
    }

    private static final class CountInMap implements Racy {

        private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();

        @Override
        public void use() {
            counts.put("count", counts.getOrDefault("count", 0) + 1);
        }

        @Override
        public boolean isWrong() {
            return counts.get("count") != 2;
        }
    }

    private static final Map<String, Supplier<Racy>> RACY =
            Map.of(
                    "check then act", CheckThenAct::new,
                    "plain counter", PlainCounter::new,
                    "volatile counter", VolatileCounter::new,
                    "counter behind a handle", HandledCounter::new,
                    "counter in a map", CountInMap::new);

    private static Consumer<SimulatedDispatcher> twoTasks(Supplier<Racy> maker) {
        return dispatcher -> {
            Racy racy = maker.get();
            for (int i = 0; i < 2; i++) {
                dispatcher.post(Level.DISPATCH, "user " + i, racy::use);
            }
            dispatcher.runUntilIdle();
            assertThat(racy.isWrong()).isFalse();
        };
    }

    @Test
    void neitherPlainNorPreemptiveRunsFindThem() {
        RACY.forEach((name, maker) -> {
            Exploration plain = Exploration.of(twoTasks(maker));
            Exploration preemptive = Exploration.of(twoTasks(maker)).preemptive();
            assertThat(plain.randomly(SEEDS).failure()).as(name).isNull();
            assertThat(plain.exhaustively().exhausted()).as(name).isTrue();
            assertThat(preemptive.randomly(SEEDS).failure()).as(name).isNull();
            assertThat(preemptive.exhaustively().exhausted()).as(name).isTrue();
        });
    }

    @Test
    void interleavedRunsFindThemReplayThemAndShrinkThem() {
        RACY.forEach((name, maker) -> {
            Exploration interleaved = Exploration.of(twoTasks(maker)).interleaved();
            List<ExplorationReport> reports =
                    List.of(
                            interleaved.randomly(SEEDS),
                            interleaved.byPriorities(SEEDS, 1),
                            interleaved.exhaustively());
            for (ExplorationReport report : reports) {
                FailedRun found = report.failure();
                assertThat(found).as(name).isNotNull();

                String line = found.schedule().toString();
                assertThat(line).matches("\\d+i:.*");
                FailedRun again = interleaved.replay(RecordedSchedule.parse(line));
                assertThat(again.isLike(found)).as(name).isTrue();
                assertThat(again.schedule()).as(name).isEqualTo(found.schedule());

                RecordedSchedule shrunk = interleaved.shrink(found, 100).schedule();
                assertThat(shrunk.departures()).as(name).hasSizeBetween(1, 2);
            }
        });
    }

    private static final class Stopper {
        private boolean stopped;

        void spin() {
            while (!stopped) {}
        }
    }

    @Test
    void aLoopThatCallsNothingIsFoundInEveryRun() {
        Consumer<SimulatedDispatcher> scenario =
                dispatcher -> {
                    dispatcher.post(Level.DIRQL, "spinner", new Stopper()::spin);
                    dispatcher.runUntilIdle();
                };
        for (Exploration exploration :
                List.of(
                        Exploration.of(scenario),
                        Exploration.of(scenario).preemptive(),
                        Exploration.of(scenario).interleaved())) {
            assertThat(exploration.randomly(1).failure().failure())
                    .cause()
                    .isInstanceOf(EndlessLoopException.class)
                    .hasMessageContaining("Task spinner");
        }
    }

    /** It waits in a loop, above PASSIVE, for a task that was begun before and must have a turn. */
    @Test
    void aLoopThatWaitsForAPreemptedTaskEnds() {
        Consumer<SimulatedDispatcher> scenario =
                dispatcher -> {
                    AtomicInteger holder = new AtomicInteger();
                    Runnable hold =
                            () -> {
                                while (!holder.compareAndSet(0, 1)) {}
                                holder.set(0);
                            };
                    dispatcher.post(Level.PASSIVE, "below", hold);
                    dispatcher.post(Level.DISPATCH, "dpc", hold);
                    dispatcher.post(Level.DIRQL, "isr", hold);
                    dispatcher.raise(Level.DIRQL, hold);
                    dispatcher.runUntilIdle();
                    assertThat(holder).hasValue(0);
                };
        Exploration interleaved = Exploration.of(scenario).interleaved();
        assertThat(interleaved.randomly(SEEDS).failure()).isNull();
        assertThat(interleaved.byPriorities(SEEDS, 2).failure()).isNull();
    }
}
