package org.backplane.kmdf.internal.support;

import org.backplane.ddi.Dpc;
import org.backplane.kmdf.internal.object.CallbackConstraints;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.runtime.Level;
import org.backplane.runtime.Task;

/**
 * A driver's DPC: a task of the runtime that takes its turn among its parent's callbacks.
 *
 * <p><b>Level:</b> any, waiting at PASSIVE. <b>Serialised by:</b> its lock, which is not held while
 * the callback runs.
 */
final class FxDpc extends FxDeferredCall implements Dpc {

    private final Task task;

    FxDpc(FxObject parent, CallbackConstraints constraints, Runnable callback) {
        super(parent, "DPC", constraints.lock(), "EvtDpcFunc", callback);
        this.task = dispatcher().task(Level.DISPATCH, toString(), this::takeTurn);
    }

    @Override
    public boolean enqueue() {
        lock.acquire();
        boolean post = !closed && makeDue();
        lock.release();
        if (post) {
            task.post();
        }
        return post;
    }

    @Override
    public boolean cancel() {
        lock.acquire();
        boolean cancelled = task.cancel();
        if (cancelled) {
            makeUndue();
        }
        lock.release();
        return cancelled;
    }

    @Override
    public boolean cancelAndWait() {
        if (isRunningCallback()) {
            throw new IllegalStateException(
                    this
                            + " cannot be waited for by its own callback, which would wait for its"
                            + " end");
        }
        boolean cancelled = cancel();
        idle.await();
        return cancelled;
    }

    @Override
    protected void onDispose() {
        close();
        cancel();
        idle.await();
    }
}
