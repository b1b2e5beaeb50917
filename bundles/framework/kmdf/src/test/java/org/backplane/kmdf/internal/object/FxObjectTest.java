package org.backplane.kmdf.internal.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.kmdf.WdfViolation;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class FxObjectTest {

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(8127);
    private final List<String> trace = new ArrayList<>();
    private final List<WdfViolation> violations = new ArrayList<>();
    private final Thing root = new Thing(new ObjectTree(dispatcher, "test"), "root");

    @AfterEach
    void close() {
        dispatcher.close();
    }

    private Thing below(Thing parent, String name) {
        return parent.adopt(new Thing(parent, name));
    }

    @Test
    void everythingBelowIsCleanedUpFirstAndThenDestroyedFirst() {
        Thing first = below(root, "first");
        below(first, "grandchild");
        below(root, "second");
        root.deleteObject();

        assertThat(trace)
                .containsExactly(
                        "stop grandchild",
                        "cleanup grandchild",
                        "stop first",
                        "cleanup first",
                        "stop second",
                        "cleanup second",
                        "stop root",
                        "cleanup root",
                        "destroy grandchild",
                        "destroy first",
                        "destroy second",
                        "destroy root");
        assertThat(root.tree().leftOver()).isEmpty();
    }

    @Test
    void aReferencePutsOffTheDestructionButNotTheCleanup() {
        Thing child = below(root, "child");
        child.reference("mine");
        child.reference("mine");
        child.reference("yours");
        root.deleteObject();
        assertThat(trace).endsWith("cleanup root", "destroy root");
        assertThat(root.tree().leftOver())
                .containsExactly(
                        "child has ended but is kept: it is referenced as \"mine\", \"mine\","
                                + " \"yours\" only");

        child.dereference("mine");
        child.dereference("yours");
        assertThat(trace).endsWith("destroy root");
        child.dereference("mine");
        assertThat(trace).endsWith("destroy root", "destroy child");
        assertThat(root.tree().leftOver()).isEmpty();
        assertThatThrownBy(() -> child.reference("late"))
                .isInstanceOfSatisfying(
                        WdfViolation.class,
                        e -> assertThat(e.code()).isEqualTo(WdfViolation.Code.INVALID_HANDLE))
                .hasMessageEndingWith("child: cannot be referenced as \"late\": it is destroyed");
    }

    @Test
    void aReferenceIsGivenBackAsOftenAsItWasTakenAndWithItsTag() {
        root.reference("mine");
        assertThatThrownBy(() -> root.dereference("yours"))
                .isInstanceOf(WdfViolation.class)
                .hasMessageStartingWith("WDF_VIOLATION 0x10D/7 (OBJECT_ERROR) in ")
                .hasMessageEndingWith(
                        " of test: root: cannot be dereferenced as \"yours\": it is referenced as"
                                + " \"mine\" only");
        root.dereference("mine");
        assertThatThrownBy(() -> root.dereference("mine"))
                .hasMessageEndingWith("it is not referenced");
        assertThat(violations).hasSize(2);
    }

    @Test
    void nothingIsMadeOrRegisteredOnceTheEndHasBegun() {
        root.reference("test");
        root.deleteObject();
        for (Runnable late :
                List.<Runnable>of(
                        () -> below(root, "late"),
                        () -> root.evtCleanup(() -> {}),
                        () -> root.evtDestroy(() -> {}))) {
            assertThatThrownBy(late::run)
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            e -> assertThat(e.status()).isEqualTo(Status.DELETE_PENDING))
                    .hasMessageStartingWith("root is being deleted; ");
        }
    }

    @Test
    void aCallbackThatThrowsIsReportedAndStopsNothing() {
        Thing child = below(root, "child");
        child.evtCleanup(() -> {
            throw new IllegalStateException("broken");
        });
        child.evtCleanup(() -> trace.add("later cleanup"));
        root.deleteObject();

        assertThat(trace)
                .containsSubsequence(
                        "cleanup child",
                        "child: EvtCleanupCallback threw broken",
                        "later cleanup",
                        "cleanup root",
                        "destroy root");
    }

    @Test
    void theEndOfTheParentWaitsForAChildThatTheDriverIsDeleting() {
        Thing child = below(root, "child");
        child.stopped = dispatcher.event("child stopped");
        dispatcher.post(Level.PASSIVE, "driver", child::deleteByDriver);
        dispatcher.runUntilIdle();
        assertThat(trace).containsExactly("stop child");
        assertThat(root.tree().leftOver())
                .containsExactly(
                        "child is being deleted, and what it does has not come to its end");

        dispatcher.timer(Level.DISPATCH, "stopped", child.stopped::set).start(1000);
        root.deleteObject();
        dispatcher.runUntilIdle();
        assertThat(trace)
                .containsExactlyInAnyOrder(
                        "stop child",
                        "cleanup child",
                        "destroy child",
                        "stop root",
                        "cleanup root",
                        "destroy root")
                .containsSubsequence("cleanup child", "cleanup root")
                .containsSubsequence("cleanup child", "destroy child");
    }

    @Test
    void aDeletionThatMustWaitIsLeftToATask() {
        Thing child = below(root, "child");
        child.defers = true;
        dispatcher.raise(Level.DISPATCH, child::deleteByDriver);
        assertThat(trace).isEmpty();
        dispatcher.runUntilIdle();

        assertThat(trace).containsExactly("stop child", "cleanup child", "destroy child");
        child.deleteByDriver();
        root.deleteObject();
        assertThat(trace).endsWith("destroy child", "stop root", "cleanup root", "destroy root");
    }

    /** An object that notes what becomes of it. */
    private final class Thing extends FxObject {

        private final String name;
        private Event stopped;
        private boolean defers;

        Thing(ObjectTree tree, String name) {
            super(tree);
            this.name = name;
            noteEnd();
        }

        Thing(FxObject parent, String name) {
            super(parent);
            this.name = name;
            noteEnd();
        }

        private void noteEnd() {
            evtCleanup(() -> trace.add("cleanup " + name));
            evtDestroy(() -> trace.add("destroy " + name));
        }

        @Override
        protected void onDispose() {
            trace.add("stop " + name);
            if (stopped != null) {
                stopped.await();
            }
        }

        @Override
        protected boolean mustDefer() {
            return defers;
        }

        @Override
        public ObjectOwner owner() {
            return new ObjectOwner("test", null);
        }

        @Override
        public void violated(WdfViolation violation) {
            violations.add(violation);
        }

        @Override
        protected void fault(String callback, Throwable thrown) {
            trace.add(name + ": " + callback + " threw " + thrown.getMessage());
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
