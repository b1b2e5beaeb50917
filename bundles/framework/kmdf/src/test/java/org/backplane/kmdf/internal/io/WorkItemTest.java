package org.backplane.kmdf.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.ddi.WorkItem;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class WorkItemTest {

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(8127);
    private final TestDevice device = new TestDevice(dispatcher);
    private final List<String> trace = new ArrayList<>();

    @AfterEach
    void close() {
        dispatcher.close();
    }

    private WorkItem workItem(Runnable callback) {
        return device.part.createWorkItem(callback, true);
    }

    private IoQueue queue(SynchronizationScope scope, ExecutionLevel level) {
        return device.io.createQueue(
                DispatchType.SEQUENTIAL,
                config ->
                        config.synchronizationScope(scope)
                                .executionLevel(level)
                                .evtIoRead((request, length) -> {
                                    trace.add("read begins");
                                    dispatcher.event("nothing").await(1000);
                                    trace.add("read ends");
                                    return request.complete(Status.SUCCESS);
                                }),
                true);
    }

    @Test
    void theCallbackRunsAtPassiveLevelOnceForAllEnqueuesBeforeIt() {
        WorkItem item = workItem(() -> trace.add("ran at " + dispatcher.currentLevel()));
        dispatcher.raise(
                Level.DISPATCH,
                () -> {
                    item.enqueue();
                    item.enqueue();
                });
        assertThat(trace).isEmpty();
        dispatcher.runUntilIdle();

        assertThat(trace).containsExactly("ran at PASSIVE");
    }

    @Test
    void aWorkItemThatEnqueuesItselfRunsAgainAndFlushWaitsForThatToo() {
        WorkItem[] item = new WorkItem[1];
        item[0] =
                workItem(() -> {
                    trace.add("run");
                    if (trace.size() < 3) {
                        item[0].enqueue();
                    }
                });
        item[0].enqueue();
        item[0].flush();

        assertThat(trace).hasSize(3);
    }

    @Test
    void aWorkItemCannotBeFlushedByItsOwnCallback() {
        WorkItem[] item = new WorkItem[1];
        item[0] = workItem(() -> item[0].flush());
        item[0].enqueue();
        dispatcher.runUntilIdle();

        assertThat(device.faults)
                .singleElement()
                .asString()
                .startsWith("EvtWorkItemFunc: work item of function on TEST\\DEVICE\\0 cannot be")
                .endsWith("flushed by its own callback, which would wait for its end");
    }

    @Test
    void aCallbackThatThrowsIsAFaultOfTheDriver() {
        WorkItem item =
                workItem(() -> {
                    throw new IllegalStateException("broken");
                });
        item.enqueue();
        item.flush();

        assertThat(device.faults).containsExactly("EvtWorkItemFunc: broken");
    }

    @Test
    void aWorkItemTakesItsTurnAmongTheCallbacksOfAPassiveQueue() {
        IoQueue queue = queue(SynchronizationScope.QUEUE, ExecutionLevel.PASSIVE);
        device.io.powerUp();
        WorkItem item = queue.createWorkItem(() -> trace.add("work item"));
        dispatcher.post(Level.PASSIVE, "reader", () -> device.read(new byte[1]));
        dispatcher.post(Level.PASSIVE, "enqueuer", item::enqueue);
        dispatcher.advance(5000);

        assertThat(trace).containsSubsequence("read begins", "read ends").hasSize(3);
        assertThat(trace.get(1)).isNotEqualTo("work item");
    }

    @Test
    void aWorkItemCannotBeSerialisedWithCallbacksAtDispatchLevel() {
        IoQueue queue = queue(SynchronizationScope.QUEUE, ExecutionLevel.DISPATCH);
        assertThatThrownBy(() -> queue.createWorkItem(() -> {}))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e ->
                                assertThat(e.status())
                                        .isEqualTo(Status.WDF_INCOMPATIBLE_EXECUTION_LEVEL))
                .hasMessageContaining("without automaticSerialization");

        WorkItem item = queue.createWorkItem(() -> trace.add("ran"), false);
        item.enqueue();
        item.flush();
        assertThat(trace).containsExactly("ran");
    }

    @Test
    void theEndOfTheDeviceWaitsForWhatIsQueuedAndThenNothingIsEnqueued() {
        WorkItem item = workItem(() -> trace.add("ran"));
        item.enqueue();
        device.root.disposeObject();
        assertThat(trace).containsExactly("ran");

        item.enqueue();
        item.flush();
        dispatcher.runUntilIdle();
        assertThat(trace).containsExactly("ran");
        assertThatThrownBy(() -> workItem(() -> {}))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.DELETE_PENDING));
    }

    @Test
    void aWorkItemThatDeletesItselfEndsWhenItsCallbackHasReturned() {
        WorkItem[] item = new WorkItem[1];
        Event go = dispatcher.event("go");
        item[0] =
                workItem(() -> {
                    item[0].delete();
                    go.await();
                    trace.add("returns");
                });
        item[0].evtCleanup(() -> trace.add("cleanup"));
        item[0].evtDestroy(() -> trace.add("destroy"));
        item[0].enqueue();
        dispatcher.runUntilIdle();
        assertThat(trace).isEmpty();

        go.set();
        dispatcher.runUntilIdle();
        assertThat(trace).containsExactly("returns", "cleanup", "destroy");
    }

    @Test
    void aDeletionAtPassiveLevelWaitsForTheCallback() {
        WorkItem item =
                workItem(() -> {
                    dispatcher.event("nothing").await(1000);
                    trace.add("returns");
                });
        item.evtDestroy(() -> trace.add("destroy"));
        item.enqueue();
        dispatcher.runUntilIdle();
        item.delete();

        assertThat(trace).containsExactly("returns", "destroy");
    }
}
