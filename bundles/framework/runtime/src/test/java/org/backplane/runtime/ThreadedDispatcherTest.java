package org.backplane.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

class ThreadedDispatcherTest {

    private final ThreadedDispatcher dispatcher = new ThreadedDispatcher();

    @AfterEach
    void close() {
        dispatcher.close();
    }

    @Test
    void aWrittenOffThreadIsCalledByItsCulpritUntilItComesBack() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        AtomicReference<String> nameAfterwards = new AtomicReference<>();
        Event release = dispatcher.event("release");
        Event expired = dispatcher.event("expired");
        Event back = dispatcher.event("back");
        dispatcher.post(
                Level.PASSIVE,
                "worker",
                () -> {
                    thread.set(Thread.currentThread());
                    try {
                        dispatcher.watch("EvtCulprit", 1_000_000, waitFor(release), expired::set);
                    } finally {
                        nameAfterwards.set(Thread.currentThread().getName());
                        back.set();
                    }
                });
        DispatcherContract.assertHappens(expired);
        assertThat(thread.get().getName()).isEqualTo("backplane-written-off: EvtCulprit");
        release.set();
        DispatcherContract.assertHappens(back);
        assertThat(nameAfterwards.get()).startsWith("backplane-passive-");
    }

    @Test
    void proceduresThatWaitCostNoWorkers() {
        int many = 1_000;
        Event release = dispatcher.event("release");
        Event allWait = dispatcher.event("all wait");
        Event allDone = dispatcher.event("all done");
        AtomicInteger waiting = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        int before = ManagementFactory.getThreadMXBean().getThreadCount();
        for (int i = 0; i < many; i++) {
            dispatcher.startProcedure(
                    "procedure " + i,
                    () -> {
                        if (waiting.incrementAndGet() == many) {
                            allWait.set();
                        }
                        release.await();
                        if (done.incrementAndGet() == many) {
                            allDone.set();
                        }
                    });
        }
        DispatcherContract.assertHappens(allWait);
        assertThat(ManagementFactory.getThreadMXBean().getThreadCount() - before)
                .isLessThan(many / 10);
        release.set();
        DispatcherContract.assertHappens(allDone);
    }

    @Test
    void hangingWorkersDoNotReduceThePool() {
        Event release = dispatcher.event("release");
        Event allExpired = dispatcher.event("all expired");
        AtomicInteger expiries = new AtomicInteger();
        int many = 100;
        for (int i = 0; i < many; i++) {
            dispatcher.post(
                    Level.PASSIVE,
                    "worker " + i,
                    () ->
                            dispatcher.watch(
                                    "stuck",
                                    1_000_000,
                                    waitFor(release),
                                    () -> {
                                        if (expiries.incrementAndGet() == many) {
                                            allExpired.set();
                                        }
                                    }));
        }
        DispatcherContract.assertHappens(allExpired);
        assertThat(dispatcher.writtenOff()).hasSize(many);
        release.set();
    }

    @Test
    void workersThatBlockInCodeOfTheirOwnDoNotStarveOthers() throws InterruptedException {
        CountDownLatch foreign = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(60);
        for (int i = 0; i < 60; i++) {
            dispatcher.post(
                    Level.PASSIVE,
                    "blocker " + i,
                    () -> {
                        started.countDown();
                        awaitLatch(foreign);
                    });
        }
        assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
        Event ran = dispatcher.event("ran");
        dispatcher.post(Level.PASSIVE, "victim", ran::set);
        DispatcherContract.assertHappens(ran);
        foreign.countDown();
    }

    @Test
    void aWrittenOffDispatchWorkerIsReplaced() throws InterruptedException {
        CountDownLatch foreign = new CountDownLatch(1);
        Event expired = dispatcher.event("expired");
        dispatcher.post(
                Level.DISPATCH,
                "stuck",
                () ->
                        dispatcher.watch(
                                "EvtDpcFunc",
                                1_000_000,
                                () -> {
                                    awaitLatch(foreign);
                                    return null;
                                },
                                expired::set));
        DispatcherContract.assertHappens(expired);
        Event ran = dispatcher.event("ran");
        dispatcher.post(Level.DISPATCH, "other", ran::set);
        DispatcherContract.assertHappens(ran);
        foreign.countDown();
    }

    @Test
    void aStopThatSucceedsPreventsTheRun() {
        AtomicInteger runs = new AtomicInteger();
        Task task = dispatcher.task(Level.DISPATCH, "marker", () -> {});
        TaskTimer timer = dispatcher.timer(Level.DISPATCH, "racer", runs::incrementAndGet);
        int expected = 0;
        for (int i = 0; i < 20_000; i++) {
            timer.start(i % 50 * 1_000L);
            for (int spin = 0; spin < i % 40 * 20; spin++) {
                Thread.onSpinWait();
            }
            if (i % 3 == 0) {
                task.post();
            }
            if (!timer.stopAndWait()) {
                expected++;
            }
        }
        task.flush();
        assertThat(runs).hasValue(expected);
    }

    @Test
    void aTaskPostsItselfWithoutAllocating() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        AtomicInteger runs = new AtomicInteger();
        AtomicLong before = new AtomicLong();
        AtomicLong after = new AtomicLong();
        Event done = dispatcher.event("done");
        AtomicReference<Task> self = new AtomicReference<>();
        self.set(
                dispatcher.task(
                        Level.DISPATCH,
                        "dpc",
                        () -> {
                            int run = runs.incrementAndGet();
                            if (run == 20_000) {
                                before.set(threads.getCurrentThreadAllocatedBytes());
                            } else if (run == 120_000) {
                                after.set(threads.getCurrentThreadAllocatedBytes());
                                done.set();
                                return;
                            }
                            self.get().post();
                        }));
        self.get().post();
        DispatcherContract.assertHappens(done);
        // The query allocates a little itself.
        assertThat(after.get() - before.get()).isLessThan(1_000);
    }

    @Test
    void closeEndsTheThreads() throws InterruptedException {
        List<Thread> used = new ArrayList<>();
        for (Level level : Level.values()) {
            Event ran = dispatcher.event("ran");
            dispatcher.post(
                    level,
                    "look",
                    () -> {
                        used.add(Thread.currentThread());
                        ran.set();
                    });
            DispatcherContract.assertHappens(ran);
        }
        dispatcher.close();
        assertThat(used).hasSize(3);
        for (Thread thread : used) {
            thread.join(60_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    @Test
    void afterCloseNothingIsTakenAnyMore() {
        dispatcher.close();
        AtomicBoolean ran = new AtomicBoolean();
        Task task = dispatcher.task(Level.PASSIVE, "late", () -> ran.set(true));
        assertThat(task.post()).isFalse();
        task.flush();
        TaskTimer timer = dispatcher.timer(Level.PASSIVE, "late", () -> ran.set(true));
        timer.start(1);
        assertThat(timer.stop()).isFalse();
        assertThat(dispatcher.watch("late", 1, () -> 42, () -> ran.set(true))).isEqualTo(42);
        assertThat(ran).isFalse();
    }

    private static Supplier<Void> waitFor(Event event) {
        return () -> {
            event.await();
            return null;
        };
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
