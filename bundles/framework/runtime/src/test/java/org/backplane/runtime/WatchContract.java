package org.backplane.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What watch promises, whoever runs the body. */
abstract class WatchContract extends DispatcherContract {

    private final AtomicInteger expiries = new AtomicInteger();

    @Test
    void aBodyInTimeReturnsItsValueAndNothingExpires() {
        String value = dispatcher.watch("quick", MILLISECOND * 1000, () -> "value", this::expire);
        assertThat(value).isEqualTo("value");
        assertThat(dispatcher.writtenOff()).isEmpty();
        assertThat(expiries).hasValue(0);
    }

    @Test
    void anExceptionOfTheBodyPasses() {
        assertThatThrownBy(() ->
                        dispatcher.watch(
                                "thrower",
                                MILLISECOND * 1000,
                                () -> {
                                    throw new UnsupportedOperationException("mine");
                                },
                                this::expire))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("mine");
        assertThat(expiries).hasValue(0);
    }

    @Test
    void aBodyThatHangsIsWrittenOffAndUnwindsWhenItComesBack() {
        Stuck stuck = new Stuck("hanging EvtDriverDeviceAdd", 2 * MILLISECOND);
        dispatcher.post(Level.PASSIVE, "worker", stuck::run);
        assertHappens(stuck.expired);
        assertThat(dispatcher.writtenOff()).containsExactly("hanging EvtDriverDeviceAdd");
        stuck.release.set();
        assertHappens(stuck.unwound);
        assertThat(stuck.thrown.get())
                .isInstanceOf(WrittenOffException.class)
                .hasMessageContaining("hanging EvtDriverDeviceAdd");
        assertThat(dispatcher.writtenOff()).isEmpty();
        assertThat(stuck.expiries).hasValue(1);
    }

    @Test
    void theTaskOfAWrittenOffWorkerMayBeFlushedAndRunsAgain() {
        Stuck stuck = new Stuck("stuck", 2 * MILLISECOND);
        AtomicInteger runs = new AtomicInteger();
        Event again = dispatcher.event("again");
        Task task =
                dispatcher.task(
                        Level.PASSIVE,
                        "worker",
                        () -> {
                            if (runs.incrementAndGet() == 1) {
                                stuck.run();
                            } else {
                                again.set();
                            }
                        });
        task.post();
        assertHappens(stuck.expired);
        task.flush();
        assertThat(task.post()).isTrue();
        assertHappens(again);
        stuck.release.set();
        assertHappens(stuck.unwound);
        task.flush();
        assertThat(runs).hasValue(2);
    }

    @Test
    void aRunQueuedWhileTheTaskWasStuckStartsWhenTheWorkerIsWrittenOff() {
        Stuck stuck = new Stuck("stuck", 20 * MILLISECOND);
        AtomicInteger runs = new AtomicInteger();
        Event inside = dispatcher.event("inside");
        Event again = dispatcher.event("again");
        Task task =
                dispatcher.task(
                        Level.PASSIVE,
                        "worker",
                        () -> {
                            inside.set();
                            if (runs.incrementAndGet() == 1) {
                                stuck.run();
                            } else {
                                again.set();
                            }
                        });
        task.post();
        assertHappens(inside);
        assertThat(task.post()).isTrue();
        assertHappens(again);
        assertThat(stuck.release.isSet()).isFalse();
        stuck.release.set();
        assertHappens(stuck.unwound);
    }

    @Test
    void anInnerWatchExpiresForItselfAndUnwindsTheOuter() {
        Stuck inner = new Stuck("inner", 2 * MILLISECOND);
        AtomicReference<Throwable> outerThrew = new AtomicReference<>();
        Event outerEnded = dispatcher.event("outer ended");
        dispatcher.post(
                Level.PASSIVE,
                "worker",
                () -> {
                    try {
                        dispatcher.watch("outer", PATIENCE, inner::run, this::expire);
                    } catch (RuntimeException e) {
                        outerThrew.set(e);
                        throw e;
                    } finally {
                        outerEnded.set();
                    }
                });
        assertHappens(inner.expired);
        assertThat(dispatcher.writtenOff()).containsExactly("inner");
        inner.release.set();
        assertHappens(outerEnded);
        assertThat(outerThrew.get())
                .isInstanceOf(WrittenOffException.class)
                .hasMessageContaining("inner");
        assertThat(expiries).hasValue(0);
        assertThat(dispatcher.writtenOff()).isEmpty();
    }

    @Test
    void anOuterWatchExpiresAlthoughAnInnerOneDoesNot() {
        Stuck outer = new Stuck("outer", 2 * MILLISECOND);
        outer.wait =
                () ->
                        dispatcher.watch(
                                "inner",
                                PATIENCE,
                                () -> {
                                    outer.release.await();
                                    return "inner value";
                                },
                                this::expire);
        dispatcher.post(Level.PASSIVE, "worker", outer::run);
        assertHappens(outer.expired);
        assertThat(dispatcher.writtenOff()).containsExactly("outer");
        outer.release.set();
        assertHappens(outer.unwound);
        assertThat(expiries).hasValue(0);
        assertThat(dispatcher.writtenOff()).isEmpty();
    }

    @Test
    void bothOfTwoNestedWatchesMayExpire() {
        Stuck outer = new Stuck("outer", 4 * MILLISECOND);
        Stuck inner = new Stuck("inner", 2 * MILLISECOND);
        outer.wait = inner::run;
        dispatcher.post(Level.PASSIVE, "worker", outer::run);
        assertHappens(inner.expired);
        assertHappens(outer.expired);
        assertThat(dispatcher.writtenOff()).containsExactlyInAnyOrder("inner", "outer");
        inner.release.set();
        assertHappens(outer.unwound);
        assertThat(dispatcher.writtenOff()).isEmpty();
    }

    @Test
    void aCallerThatIsNoTaskGetsTheLateReturnThrownIntoIt() {
        Stuck stuck = new Stuck("outside", 2 * MILLISECOND);
        dispatcher
                .timer(
                        Level.PASSIVE,
                        "release",
                        () -> {
                            stuck.expired.await();
                            stuck.release.set();
                        })
                .start(0);
        assertThatThrownBy(stuck::run).isInstanceOf(WrittenOffException.class);
        assertThat(dispatcher.writtenOff()).isEmpty();
    }

    private void expire() {
        expiries.incrementAndGet();
    }

    /** A watched body that waits until it is released. */
    private final class Stuck {

        final Event release = dispatcher.event("release");
        final Event expired = dispatcher.event("expired");
        final Event unwound = dispatcher.event("unwound");
        final AtomicInteger expiries = new AtomicInteger();
        final AtomicReference<Throwable> thrown = new AtomicReference<>();
        Runnable wait = release::await;

        private final String what;
        private final long timeoutNanos;

        Stuck(String what, long timeoutNanos) {
            this.what = what;
            this.timeoutNanos = timeoutNanos;
        }

        Object run() {
            try {
                return dispatcher.watch(
                        what,
                        timeoutNanos,
                        () -> {
                            wait.run();
                            return null;
                        },
                        () -> {
                            expiries.incrementAndGet();
                            expired.set();
                        });
            } catch (RuntimeException e) {
                thrown.set(e);
                throw e;
            } finally {
                unwound.set();
            }
        }
    }
}
