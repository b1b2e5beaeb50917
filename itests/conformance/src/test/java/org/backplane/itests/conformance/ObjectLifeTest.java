package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.FrameworkObject;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.SpinLock;
import org.backplane.ddi.Timer;
import org.backplane.status.Status;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** RULES.md, Life of an object. */
class ObjectLifeTest {

    private static final String TAG = "the test";

    private final List<String> ends = new ArrayList<>();
    private SpinLock lock;

    /** Notes both ends of an object. */
    private void note(String name, FrameworkObject object) {
        object.evtCleanup(() -> ends.add("cleanup " + name));
        object.evtDestroy(() -> ends.add("destroy " + name));
    }

    /** Makes the device, lets the test use it, and takes it away. */
    private void live(Consumer<Device> deviceAdd, Runnable use) {
        try (RuleStage stage = RuleStage.of(deviceAdd)) {
            use.run();
            stage.realm.settle();
            stage.handle.close();
            stage.realm.unplug(stage.instanceId);
        }
    }

    @Rule("LO-1")
    @Test
    void deletingAnObjectThatIsReferencedLeavesItUntilTheLastReferenceGoes() {
        live(
                made -> lock = made.createSpinLock("referenced"),
                () -> {
                    note("lock", lock);
                    lock.reference(TAG);
                    lock.reference(TAG);
                    lock.delete();
                    assertThat(ends).containsExactly("cleanup lock");
                    lock.dereference(TAG);
                    assertThat(ends).containsExactly("cleanup lock");
                    lock.dereference(TAG);
                    assertThat(ends).containsExactly("cleanup lock", "destroy lock");
                });
    }

    @Rule({"LO-2", "LO-3", "LO-4"})
    @Test
    void childrenAreCleanedUpAndDestroyedBeforeTheirParent() {
        live(
                made -> {
                    note("device", made);
                    IoQueue queue = made.createQueue(DispatchType.MANUAL, config -> {});
                    note("queue", queue);
                    note("timer", queue.createTimer(() -> {}));
                },
                () -> assertThat(ends).isEmpty());
        assertThat(ends)
                .containsExactly(
                        "cleanup timer",
                        "cleanup queue",
                        "cleanup device",
                        "destroy timer",
                        "destroy queue",
                        "destroy device");
    }

    @Rule("LO-5")
    @Test
    void aReferencedChildOutlivesItsParent() {
        Consumer<Device> deviceAdd =
                made -> {
                    note("device", made);
                    lock = made.createSpinLock("referenced");
                    note("lock", lock);
                };
        try (RuleStage stage = RuleStage.of(deviceAdd)) {
            lock.reference(TAG);
            stage.handle.close();
            stage.realm.unplug(stage.instanceId);
            assertThat(ends).containsExactly("cleanup lock", "cleanup device", "destroy device");
            lock.dereference(TAG);
            assertThat(ends).endsWith("destroy lock");
        }
    }

    @Rule("LO-6")
    @Test
    void eachCleanupCallbackRunsOnce() {
        live(
                made -> lock = made.createSpinLock("deleted twice"),
                () -> {
                    lock.evtCleanup(() -> ends.add("first"));
                    lock.evtCleanup(() -> ends.add("second"));
                    lock.delete();
                    lock.delete();
                });
        assertThat(ends).containsExactly("first", "second");
    }

    @Rule("LO-8")
    @Test
    void deletingAChildWhoseParentIsBeingDeletedIsHarmless() {
        Timer[] timer = new Timer[1];
        live(
                made -> {
                    note("device", made);
                    lock = made.createSpinLock("its cleanup deletes the timer");
                    timer[0] = made.createTimer(() -> {});
                    lock.evtCleanup(() -> timer[0].delete());
                    note("timer", timer[0]);
                },
                () -> timer[0].start(Duration.ofHours(1)));
        assertThat(ends)
                .hasSize(4)
                .containsSubsequence("cleanup timer", "cleanup device", "destroy device")
                .containsSubsequence("cleanup timer", "destroy timer", "destroy device");
    }

    @Rule("PA-11")
    @Test
    void nothingIsMadeBelowAnObjectThatIsBeingDeleted() {
        List<Status> answers = new ArrayList<>();
        live(
                made ->
                        made.evtCleanup(() ->
                                answers.add(
                                        RuleDrivers.statusOf(
                                                () -> made.createSpinLock("too late")))),
                () -> {});
        assertThat(answers).containsExactly(Status.DELETE_PENDING);
    }
}
