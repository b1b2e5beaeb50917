package org.backplane.kmdf.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.SpinLock;
import org.backplane.ddi.WaitLock;
import org.backplane.kmdf.internal.support.FxSpinLock;
import org.backplane.runtime.DeadlockException;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class DriverLocksTest {

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(8127);
    private final TestDevice device = new TestDevice(dispatcher);

    @AfterEach
    void close() {
        dispatcher.close();
    }

    private SpinLock spinLock(String name) {
        return device.part.createSpinLock(name);
    }

    @Test
    void theHolderOfASpinLockIsAtDispatchLevelAndCannotWait() {
        SpinLock lock = spinLock("table");
        lock.acquire();
        assertThat(dispatcher.currentLevel()).isEqualTo(Level.DISPATCH);
        assertThatThrownBy(() -> dispatcher.event("data").await())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DISPATCH");
        lock.release();
        assertThat(dispatcher.currentLevel()).isEqualTo(Level.PASSIVE);
    }

    @Test
    void nestedSpinLocksRestoreTheLevelWithTheOutermost() {
        SpinLock outer = spinLock("outer");
        SpinLock inner = spinLock("inner");
        outer.acquire();
        inner.acquire();
        inner.release();
        assertThat(dispatcher.currentLevel()).isEqualTo(Level.DISPATCH);
        outer.release();
        assertThat(dispatcher.currentLevel()).isEqualTo(Level.PASSIVE);
    }

    @Test
    void anInterruptLockRaisesToTheLevelOfServiceRoutines() {
        SpinLock lock = device.part.adopt(new FxSpinLock(device.part, Level.DIRQL, "registers"));
        lock.acquire();
        assertThat(dispatcher.currentLevel()).isEqualTo(Level.DIRQL);
        lock.release();
        assertThat(dispatcher.currentLevel()).isEqualTo(Level.PASSIVE);
    }

    @Test
    void aSpinLockIsNotForServiceRoutines() {
        SpinLock lock = spinLock("table");
        dispatcher.raise(
                Level.DIRQL,
                () ->
                        assertThatThrownBy(lock::acquire)
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining("from DIRQL to DISPATCH"));
    }

    @Test
    void aSpinLockThatIsTakenTwiceLeavesTheLevelAsItWas() {
        SpinLock lock = spinLock("table");
        lock.acquire();
        assertThatThrownBy(lock::acquire)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("spin lock table of function on TEST\\DEVICE\\0");
        assertThat(dispatcher.currentLevel()).isEqualTo(Level.DISPATCH);
        lock.release();
        assertThatThrownBy(lock::release)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not held by who releases it");
        assertThat(dispatcher.currentLevel()).isEqualTo(Level.PASSIVE);
    }

    @Test
    void aWaitLockIsHeldOverAWaitAndWaitedForWithATimeout() {
        WaitLock lock = device.part.createWaitLock("config");
        Event go = dispatcher.event("go");
        dispatcher.post(
                Level.PASSIVE,
                "holder",
                () -> {
                    lock.acquire();
                    go.await();
                    lock.release();
                });
        dispatcher.runUntilIdle();

        assertThat(lock.acquire(Duration.ofMillis(5))).isFalse();
        dispatcher.raise(Level.DISPATCH, () -> assertThat(lock.acquire(Duration.ZERO)).isFalse());
        dispatcher.timer(Level.DISPATCH, "go", go::set).start(1000);
        assertThat(lock.acquire(Duration.ofSeconds(1))).isTrue();
        lock.release();
    }

    @Test
    void waitLocksInConflictingOrdersAreReportedWithTheirHolders() {
        WaitLock first = device.part.createWaitLock("first");
        WaitLock second = device.part.createWaitLock("second");
        List<Throwable> thrown = new ArrayList<>();
        takeBoth("one", first, second, thrown);
        takeBoth("two", second, first, thrown);
        dispatcher.advance(10_000);

        assertThat(thrown).hasSize(1);
        assertThat(thrown.getFirst())
                .isInstanceOf(DeadlockException.class)
                .hasMessageContaining("holds lock wait lock first of function")
                .hasMessageContaining("holds lock wait lock second of function")
                .hasMessageContaining("one")
                .hasMessageContaining("two");
    }

    private void takeBoth(String name, WaitLock outer, WaitLock inner, List<Throwable> thrown) {
        dispatcher.post(
                Level.PASSIVE,
                name,
                () -> {
                    outer.acquire();
                    try {
                        dispatcher.event("nothing").await(1000);
                        inner.acquire();
                        inner.release();
                    } catch (DeadlockException e) {
                        thrown.add(e);
                    } finally {
                        outer.release();
                    }
                });
    }
}
