package org.backplane.kmdf.internal.support;

import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.WorkItem;
import org.backplane.kmdf.internal.object.CallbackConstraints;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.runtime.Level;
import org.backplane.runtime.Task;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

/**
 * A driver's work item: a task of the runtime that takes its turn among its parent's callbacks.
 *
 * <p><b>Level:</b> up to DISPATCH, waiting at PASSIVE. <b>Serialised by:</b> its lock, which is not
 * held while the callback runs.
 */
final class FxWorkItem extends FxDeferredCall implements WorkItem {

    private final Task task;

    /**
     * Makes a work item.
     *
     * @throws StatusException WDF_INCOMPATIBLE_EXECUTION_LEVEL if it cannot be serialised as the
     *     constraints want, because it runs at PASSIVE level
     */
    FxWorkItem(FxObject parent, CallbackConstraints constraints, Runnable callback) {
        super(parent, "work item", constraints.lock(), "EvtWorkItemFunc", callback);
        if (constraints.areSerialised() && constraints.level() != ExecutionLevel.PASSIVE) {
            throw new StatusException(
                    Status.WDF_INCOMPATIBLE_EXECUTION_LEVEL,
                    "a work item cannot be serialised with the callbacks of "
                            + parent
                            + ", which run at DISPATCH level; give those execution level PASSIVE,"
                            + " or make the work item without automaticSerialization");
        }
        this.task = dispatcher().task(Level.PASSIVE, toString(), this::takeTurn);
    }

    @Override
    public void enqueue() {
        lock.acquire();
        boolean post = !closed && makeDue();
        lock.release();
        if (post) {
            task.post();
        }
    }

    @Override
    public void flush() {
        if (isRunningCallback()) {
            throw new IllegalStateException(
                    this + " cannot be flushed by its own callback, which would wait for its end");
        }
        idle.await();
    }

    @Override
    protected void onDispose() {
        close();
        idle.await();
    }
}
