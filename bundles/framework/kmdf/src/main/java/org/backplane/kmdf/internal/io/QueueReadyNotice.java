package org.backplane.kmdf.internal.io;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.EvtIoQueueState;
import org.backplane.kmdf.internal.object.CallbackWork;
import org.backplane.runtime.WrittenOffException;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

/**
 * Tells the driver that its manual queue has requests.
 *
 * <p>One task at a time is in the driver with it; what becomes ready meanwhile is told by that
 * task, so that a driver that serves requests in the callback does not recurse.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the book's lock, which is not held while
 * the callback runs.
 */
final class QueueReadyNotice extends CallbackWork {

    private final FxIoQueue queue;
    private final QueueBook book;

    private EvtIoQueueState callback;

    /** Whether there is something to tell. */
    private boolean due;

    /** Whether somebody tells, or is about to. */
    private boolean telling;

    QueueReadyNotice(FxIoQueue queue, QueueBook book) {
        this.queue = queue;
        this.book = book;
    }

    /** Registers the callback, or with null takes it back. */
    void register(EvtIoQueueState newCallback) {
        if (queue.dispatchType() != DispatchType.MANUAL) {
            throw refused("it is not a manual queue; it calls its handlers by itself");
        }
        book.lock.acquire();
        boolean taken = newCallback != null && callback != null;
        boolean running = newCallback == null && book.dispatching;
        if (!taken && !running) {
            callback = newCallback;
        }
        book.lock.release();
        if (taken) {
            throw refused("it has a callback already; stop the queue and take that back first");
        }
        if (running) {
            throw refused("its callback is taken back while it is stopped only; stop it first");
        }
    }

    private StatusException refused(String reason) {
        return new StatusException(
                Status.INVALID_DEVICE_REQUEST, "ready notification of " + queue + ": " + reason);
    }

    /**
     * Notes that the queue may have become ready; the lock is held.
     *
     * @return whether the caller is to {@link #tell} without the lock
     */
    boolean note() {
        if (callback == null || book.queued.isEmpty() || !book.isRunning()) {
            return false;
        }
        due = true;
        boolean first = !telling;
        telling = true;
        return first;
    }

    /** Calls the driver where and when the queue's scope and level allow. */
    void tell() {
        queue.call(this);
    }

    @Override
    public void call() {
        for (EvtIoQueueState next = next(); next != null; next = next()) {
            try {
                next.evtIoQueueState(queue);
            } catch (WrittenOffException unwinding) {
                throw unwinding;
            } catch (Throwable thrown) {
                queue.host().driverFault("EvtIoQueueState", thrown);
            }
        }
    }

    private EvtIoQueueState next() {
        book.lock.acquire();
        boolean go = due && !book.queued.isEmpty() && book.isRunning();
        EvtIoQueueState next = go ? callback : null;
        due = false;
        telling = next != null;
        book.lock.release();
        return next;
    }
}
