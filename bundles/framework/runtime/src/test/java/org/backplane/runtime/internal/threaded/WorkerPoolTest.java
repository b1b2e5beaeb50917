package org.backplane.runtime.internal.threaded;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.runtime.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicReference;

class WorkerPoolTest {

    private final AlarmClock clock = new AlarmClock();
    private final WorkerPool pool = new WorkerPool("test-worker", 4, 1_000_000, clock);

    @AfterEach
    void close() {
        pool.close();
        clock.close();
    }

    @Test
    void aWorkerWithoutWorkEndsAndIsReplacedWhenThereIsSome() throws InterruptedException {
        AtomicReference<Thread> worker = new AtomicReference<>();
        ThreadedTask task =
                pool.task(Level.PASSIVE, "look", () -> worker.set(Thread.currentThread()));
        task.post();
        task.flush();
        Thread first = worker.get();
        first.join(60_000);
        assertThat(first.isAlive()).isFalse();
        task.post();
        task.flush();
        assertThat(worker.get()).isNotSameAs(first);
        assertThat(worker.get().isDaemon()).isTrue();
    }

    @Test
    void anInterruptIsNotSeenByTheNextRun() {
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        AtomicReference<ThreadedTask> self = new AtomicReference<>();
        self.set(
                pool.task(
                        Level.PASSIVE,
                        "interrupter",
                        () -> {
                            if (interrupted.get() == null) {
                                interrupted.set(true);
                                Thread.currentThread().interrupt();
                                self.get().post();
                            } else {
                                interrupted.set(Thread.currentThread().isInterrupted());
                            }
                        }));
        self.get().post();
        self.get().flush();
        assertThat(interrupted.get()).isFalse();
    }
}
