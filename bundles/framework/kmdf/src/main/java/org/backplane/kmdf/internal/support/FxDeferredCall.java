package org.backplane.kmdf.internal.support;

import org.backplane.kmdf.internal.object.CallbackWork;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.kmdf.internal.object.PresentationLock;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.runtime.WrittenOffException;

/**
 * An object whose one callback runs later, in its turn among its parent's callbacks: a timer, a DPC
 * or a work item.
 *
 * <p><b>Level:</b> up to DISPATCH, waiting at PASSIVE. <b>Serialised by:</b> its lock, which is not
 * held while the callback runs.
 */
abstract class FxDeferredCall extends FxSupportObject {

    /** Guards the fields below. */
    final Lock lock;

    /** Signalled while the callback neither runs nor is to run. */
    final Event idle;

    /** Whether its end has begun: nothing more makes the callback due. */
    boolean closed;

    private final PresentationLock scope;
    private final String callbackName;
    private final Runnable callback;

    private final CallbackWork turn =
            new CallbackWork() {
                @Override
                public void call() {
                    runCallback();
                }
            };

    /** Whether the callback is to run, and has not begun for it. */
    private boolean due;

    /** Who runs the callback; null if nobody does. */
    private Object runner;

    /**
     * Makes an object whose callback never was due.
     *
     * @param scope what the callback is serialised by; null for nothing
     * @param callbackName the callback's name in KMDF
     */
    FxDeferredCall(
            FxObject parent,
            String kind,
            PresentationLock scope,
            String callbackName,
            Runnable callback) {
        super(parent, kind);
        this.scope = scope;
        this.callbackName = callbackName;
        this.callback = callback;
        this.lock = dispatcher().lock(toString());
        this.idle = dispatcher().event(this + " to be idle");
        this.idle.set();
    }

    /** Makes the callback due; false if it was. The lock is held. */
    final boolean makeDue() {
        boolean first = !due;
        due = true;
        if (first) {
            idle.reset();
        }
        return first;
    }

    /** The callback will not run although it is due. The lock is held. */
    final void makeUndue() {
        due = false;
        if (runner == null) {
            idle.set();
        }
    }

    /** Runs the callback, which is due, here or where its scope allows. */
    final void takeTurn() {
        if (scope == null) {
            runCallback();
        } else {
            scope.run(turn);
        }
    }

    private void runCallback() {
        lock.acquire();
        due = false;
        runner = dispatcher().currentThread();
        lock.release();
        try {
            callback.run();
        } catch (WrittenOffException unwinding) {
            throw unwinding;
        } catch (Throwable thrown) {
            faulted();
            fault(callbackName, thrown);
        } finally {
            lock.acquire();
            runner = null;
            if (!due) {
                idle.set();
            }
            lock.release();
        }
    }

    /** The callback threw: sees to it that it does not go on by itself. */
    void faulted() {}

    /** Begins the end. */
    final void close() {
        lock.acquire();
        closed = true;
        lock.release();
    }

    /** Whether the caller is in the callback. */
    final boolean isRunningCallback() {
        lock.acquire();
        boolean own = runner != null && runner.equals(dispatcher().currentThread());
        lock.release();
        return own;
    }

    /** Its callback, and those that it is serialised with, may delete it but not wait for it. */
    @Override
    protected boolean mustDefer() {
        return scope != null || dispatcher().currentLevel() != Level.PASSIVE || isRunningCallback();
    }
}
