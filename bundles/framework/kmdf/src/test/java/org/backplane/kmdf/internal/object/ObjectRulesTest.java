package org.backplane.kmdf.internal.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.FrameworkObject;
import org.backplane.ddi.GeneralObject;
import org.backplane.ddi.Timer;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.internal.driver.FxDriver;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Kernel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class ObjectRulesTest {

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(8127);
    private final FxDriver driver =
            new FxDriver(new DriverObject(new Kernel(dispatcher), "driver"));
    private final List<String> trace = new ArrayList<>();

    @AfterEach
    void close() {
        dispatcher.close();
    }

    private record Counters(String name) {}

    private record Limits(String name) {}

    @Test
    void anObjectHasOneContextOfEachType() {
        GeneralObject object = driver.createObject("table");
        Counters counters = object.allocateContext(Counters.class, new Counters("first"));
        Limits limits = object.allocateContext(Limits.class, new Limits("limits"));
        assertThat(object.context(Counters.class)).isSameAs(counters);
        assertThat(object.context(Limits.class)).isSameAs(limits);
        assertThat(object.context(String.class)).isNull();

        assertThat(object.allocateContext(Counters.class, new Counters("second")))
                .isSameAs(counters);
    }

    @Test
    void contextsHearOfTheEndInTheOrderInWhichTheyWereGiven() {
        GeneralObject object = driver.createObject("table");
        object.evtCleanup(() -> trace.add("cleanup"));
        for (String name : List.of("one", "again")) {
            object.allocateContext(
                    Counters.class,
                    new Counters(name),
                    context -> trace.add("cleanup " + context.name()),
                    context -> trace.add("destroy " + context.name()));
        }
        object.allocateContext(
                Limits.class,
                new Limits("two"),
                context -> trace.add("cleanup " + context.name()),
                null);
        object.delete();

        assertThat(trace).containsExactly("cleanup", "cleanup one", "cleanup two", "destroy one");
        assertThatThrownBy(() -> object.allocateContext(String.class, "late"))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.DELETE_PENDING));
    }

    @Test
    void anObjectIsMarkedWithTypesOfTheDriversOwn() {
        GeneralObject object = driver.createObject("table");
        object.addCustomType(Limits.class, 7);
        object.addCustomType(Counters.class, null);
        assertThat(object.isCustomType(Limits.class)).isTrue();
        assertThat(object.customTypeData(Limits.class)).isEqualTo(7);
        assertThat(object.isCustomType(Counters.class)).isTrue();
        assertThat(object.customTypeData(Counters.class)).isNull();
        assertThat(object.isCustomType(String.class)).isFalse();
        assertThat(object.context(Limits.class)).isNull();
        assertThatThrownBy(() -> object.addCustomType(Limits.class, 8))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.OBJECT_NAME_COLLISION));
    }

    @Test
    void anObjectEndsWithAllBelowItAndKnowsWhatIsAboveIt() {
        GeneralObject object = driver.createObject("table");
        GeneralObject row = object.createObject("row");
        FrameworkObject lock = row.createSpinLock("row");
        assertThat(lock.parent()).isSameAs(row);
        assertThat(row.parent()).isSameAs(object);
        assertThat(object.parent()).isSameAs(driver);
        for (FrameworkObject each : List.of(object, row, lock)) {
            each.evtCleanup(() -> trace.add(each.toString()));
        }
        dispatcher.raise(Level.DISPATCH, object::delete);
        dispatcher.runUntilIdle();
        assertThat(trace)
                .containsExactly(
                        "spin lock row of driver",
                        "object row of driver",
                        "object table of driver");
    }

    @Test
    void aTimerDeletesWhatItIsBelow() {
        GeneralObject object = driver.createObject("table");
        Timer timer = object.createTimer(object::delete);
        timer.evtCleanup(() -> trace.add("timer"));
        object.evtCleanup(() -> trace.add("object"));
        timer.start(Duration.ofNanos(1));
        dispatcher.advance(1);
        dispatcher.runUntilIdle();
        assertThat(trace).containsExactly("timer", "object");
    }

    @Test
    void theDriverIsNotTheDriversToDelete() {
        assertThatThrownBy(driver::delete)
                .isInstanceOfSatisfying(
                        WdfViolation.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(WdfViolation.Code.OBJECT_ERROR);
                            assertThat(e.parameters()).endsWith(Status.CANNOT_DELETE);
                        })
                .hasMessageEndingWith("a driver goes when it is unloaded");
    }

    @Test
    void anObjectWithoutALockIsNotLocked() {
        assertThatThrownBy(driver.createObject("table")::acquireLock)
                .isInstanceOfSatisfying(
                        WdfViolation.class,
                        e -> {
                            assertThat(e.code())
                                    .isEqualTo(WdfViolation.Code.INVALID_LOCK_OPERATION);
                            assertThat(e.parameters()).endsWith(0);
                        });
    }
}
