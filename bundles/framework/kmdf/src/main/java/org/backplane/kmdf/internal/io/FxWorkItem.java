package org.backplane.kmdf.internal.io;

import org.backplane.ddi.WorkItem;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.runtime.Task;
import org.backplane.runtime.WrittenOffException;

/**
 * A driver's work item: a task of the runtime that takes its turn among its parent's callbacks.
 *
 * <p><b>Level:</b> up to DISPATCH, waiting at PASSIVE. <b>Serialised by:</b> its lock, which is not
 * held while the callback runs.
 */
final class FxWorkItem extends FxDevicePart implements WorkItem {

    private final Runnable callback;
    private final PresentationLock scope;
    private final Task task;

    /** Signalled while the callback neither runs nor is to run. */
    private final Event idle;

    private final CallbackWork turn =
            new CallbackWork() {
                @Override
                void call() {
                    runCallback();
                }
            };

    /** Guards the fields below. */
    private final Lock lock;

    /** Whether the callback is to run, and has not begun for it. */
    private boolean queued;

    /** Who runs the callback; null if nobody does. */
    private Object runner;

    /** Whether its end has begun. */
    private boolean closed;

    FxWorkItem(FxObject parent, DeviceHost host, PresentationLock scope, Runnable callback) {
        super(parent, host, "work item");
        this.scope = scope;
        this.callback = callback;
        this.lock = dispatcher().lock(toString());
        this.idle = dispatcher().event(this + " to be idle");
        this.idle.set();
        this.task = dispatcher().task(Level.PASSIVE, toString(), this::takeTurn);
    }

    @Override
    public void enqueue() {
        lock.acquire();
        boolean post = !queued && !closed;
        if (post) {
            queued = true;
            idle.reset();
        }
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

    private boolean isRunningCallback() {
        lock.acquire();
        boolean own = runner != null && runner.equals(dispatcher().currentThread());
        lock.release();
        return own;
    }

    private void takeTurn() {
        if (scope == null) {
            runCallback();
        } else {
            scope.run(turn);
        }
    }

    private void runCallback() {
        lock.acquire();
        queued = false;
        runner = dispatcher().currentThread();
        lock.release();
        try {
            callback.run();
        } catch (WrittenOffException unwinding) {
            throw unwinding;
        } catch (Throwable thrown) {
            fault("EvtWorkItemFunc", thrown);
        } finally {
            lock.acquire();
            runner = null;
            if (!queued) {
                idle.set();
            }
            lock.release();
        }
    }

    @Override
    public void delete() {
        deleteByDriver();
    }

    /** Its callback, and those that it is serialised with, may delete it but not wait for it. */
    @Override
    protected boolean mustDefer() {
        return scope != null || dispatcher().currentLevel() != Level.PASSIVE || isRunningCallback();
    }

    @Override
    protected void onDispose() {
        lock.acquire();
        closed = true;
        lock.release();
        idle.await();
    }
}
