package org.backplane.kmdf.internal.io;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.RequestType;
import org.backplane.runtime.Lock;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.Irp;

/**
 * The road of requests through a queue: how they come, go to the driver, and leave.
 *
 * <p>A request that finds the queue idle is presented on its sender's thread. Otherwise it waits,
 * and is presented by whoever makes room: the completer of an earlier request, a start, or
 * power-up. Presentation never recurses: one loop at a time takes requests out, and a completion
 * inside a handler only leaves word for it.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the book's lock.
 */
final class QueueFlow {

    /** What {@link #unlink} leaves to be done once the IRP is completed. */
    private static final int DISPATCH = 1;

    private static final int SIGNAL = 2;

    private final FxIoQueue queue;
    private final QueueBook book;
    private final QueueReadyNotice readyNotice;

    /** Whether somebody is in the loop of {@link #dispatch}. */
    private boolean looping;

    QueueFlow(FxIoQueue queue, QueueBook book, QueueReadyNotice readyNotice) {
        this.queue = queue;
        this.book = book;
        this.readyNotice = readyNotice;
    }

    // ------------------------------------------------------------------ requests come

    /** Takes an IRP in, or completes it if the queue takes nothing. */
    Status accept(Irp irp, RequestType type) {
        book.lock.acquire();
        if (!book.accepting) {
            book.lock.release();
            return irp.complete(Status.INVALID_DEVICE_STATE);
        }
        FxRequest request = book.open(irp, type, queue);
        ForwardProgress progress = queue.forwardProgress(type);
        if (request == null && progress == null) {
            book.lock.release();
            return irp.complete(Status.INSUFFICIENT_RESOURCES);
        }
        irp.markPending();
        if (request == null || (progress != null && progress.asksDriver())) {
            book.ending++;
            if (request != null) {
                request.state = FxRequest.State.ENDING;
            }
            book.lock.release();
            progress.accept(this, irp, type, request);
        } else {
            admit(request);
        }
        return Status.PENDING;
    }

    /** Presents or queues a request that has come; the lock is held, and given back. */
    private void admit(FxRequest request) {
        if (book.mayPresentAtOnce() && !isSentFromCompletion()) {
            book.own(request);
            book.lock.release();
            request.calls().present();
            return;
        }
        boolean queued = book.enqueue(request, false);
        boolean ready = queued && hasBecomeReady();
        book.lock.release();
        arrived(request, queued, ready);
    }

    /** Whether the sender is in the completion of a request in its handler, and would recurse. */
    private boolean isSentFromCompletion() {
        Object completer = book.completer();
        return completer != null && completer.equals(queue.dispatcher().currentThread());
    }

    /**
     * Goes on with an IRP that was counted as ending while a request was looked for.
     *
     * @param request open for this IRP already, or reserved
     */
    void admit(Irp irp, RequestType type, FxRequest request) {
        book.lock.acquire();
        if (request.irp == null) {
            request.open(irp, type, queue);
        }
        if (book.aborting && !book.accepting) {
            request.cleanUp();
            book.recycle(request);
            book.lock.release();
            refuse(irp, Status.CANCELLED);
            return;
        }
        book.ending--;
        admit(request);
    }

    /** Ends a request that is not used for its IRP after all. */
    void discard(FxRequest request) {
        book.lock.acquire();
        request.cleanUp();
        book.recycle(request);
        book.lock.release();
    }

    /** Counts an IRP of another queue that has no request yet; false if this one takes nothing. */
    boolean count() {
        book.lock.acquire();
        boolean takes = book.accepting;
        if (takes) {
            book.ending++;
        }
        book.lock.release();
        return takes;
    }

    /** Completes an IRP that is counted as ending and has no request. */
    void refuse(Irp irp, Status status) {
        irp.complete(status);
        uncount();
    }

    /** Does not count an IRP as ending any more. */
    void uncount() {
        book.lock.acquire();
        book.ending--;
        book.releasePower();
        boolean signal = queue.control().isAwaited();
        book.lock.release();
        if (signal) {
            queue.control().signal();
        }
    }

    /** Whether the request that came last is to be told of; the lock is held. */
    private boolean hasBecomeReady() {
        return book.queued.size() == 1 && readyNotice.note();
    }

    /** Goes on with a request that came; without the lock. */
    private void arrived(FxRequest request, boolean queued, boolean ready) {
        if (!queued) {
            endCancelled(request, false);
        } else if (ready) {
            readyNotice.tell();
        } else {
            dispatch();
        }
    }

    /**
     * Takes over a request of another queue of the device that the driver owns. Both locks are held
     * meanwhile, so that the request is in one of the two books at any time.
     *
     * @return false if this queue takes nothing; the driver owns the request as before
     * @throws StatusException INVALID_DEVICE_REQUEST if the driver does not own it
     */
    boolean takeOver(FxRequest request, QueueFlow from) {
        Lock first = queue.number() < from.queue.number() ? book.lock : from.book.lock;
        Lock second = queue.number() < from.queue.number() ? from.book.lock : book.lock;
        first.acquire();
        second.acquire();
        boolean queued = false;
        boolean ready = false;
        int after = 0;
        boolean takes = book.accepting;
        try {
            request.checkForwardable();
            if (takes) {
                after = from.unlink(request);
                request.queue = queue;
                queued = book.enqueue(request, false);
                from.book.releasePower();
                ready = queued && hasBecomeReady();
            }
        } finally {
            second.release();
            first.release();
        }
        if (takes) {
            arrived(request, queued, ready);
            from.afterLettingGo(after);
        }
        return takes;
    }

    // ------------------------------------------------------------------ requests go to the driver

    /** Presents what may be presented, unless somebody is at it. */
    private void dispatch() {
        if (queue.handlers().type == DispatchType.MANUAL) {
            return;
        }
        book.lock.acquire();
        if (looping) {
            book.lock.release();
            return;
        }
        looping = true;
        for (; ; ) {
            FxRequest request = book.mayPresent() ? book.takeQueued() : null;
            if (request == null) {
                looping = false;
                book.lock.release();
                return;
            }
            book.own(request);
            book.lock.release();
            request.calls().present();
            book.lock.acquire();
        }
    }

    /** Presents, or tells of, what is there after a start or power-up. */
    void resume() {
        book.lock.acquire();
        boolean ready = readyNotice.note();
        book.lock.release();
        if (ready) {
            readyNotice.tell();
        } else {
            dispatch();
        }
    }

    // ------------------------------------------------------------------ requests leave

    /** Takes a request off the driver's book; returns what is to be done afterwards. */
    private int unlink(FxRequest request) {
        book.disown(request);
        return (book.queued.isEmpty() ? 0 : DISPATCH) | (queue.control().isAwaited() ? SIGNAL : 0);
    }

    /** Ends a request whose IRP is completed, and goes on with the next. */
    void completed(FxRequest request) {
        book.lock.acquire();
        book.completing(null);
        int after = letGo(request);
        book.lock.release();
        afterLettingGo(after);
    }

    /** As {@link #unlink}, and ends the request; the caller has kept the IRP. */
    int letGo(FxRequest request) {
        int after = unlink(request);
        book.recycle(request);
        book.releasePower();
        return after;
    }

    /** Does what {@link #unlink} said; without the lock. */
    void afterLettingGo(int what) {
        if ((what & DISPATCH) != 0) {
            dispatch();
        }
        if ((what & SIGNAL) != 0) {
            queue.control().signal();
        }
    }

    /**
     * Puts a request that the driver gives back at the head of the queue, or cancels it. The lock
     * is held, and given back.
     */
    void putBack(FxRequest request) {
        int after = unlink(request);
        boolean aborted = book.aborting;
        boolean queued = !aborted && book.enqueue(request, true);
        if (aborted) {
            book.end(request);
        }
        book.lock.release();
        if (queued) {
            dispatch();
        } else {
            endCancelled(request, aborted);
        }
        afterLettingGo(after);
    }

    /** Notes that the driver holds a request over a stop; returns what is to be done afterwards. */
    int hold(FxRequest request) {
        book.hold(request);
        return queue.control().isAwaited() ? SIGNAL : 0;
    }

    // ------------------------------------------------------------------ cancellation

    /** Cancels a queued request whose cancel routine was called. */
    void cancelQueued(FxRequest request) {
        book.lock.acquire();
        book.dequeueToEnd(request);
        book.lock.release();
        endCancelled(request, false);
    }

    /**
     * Ends a request that is cancelled and ending.
     *
     * @param silently whether the driver does not hear of it, although it has had the request
     */
    void endCancelled(FxRequest request, boolean silently) {
        book.lock.acquire();
        if (request.presented && queue.handlers().canceledOnQueue != null && !silently) {
            book.ending--;
            book.own(request);
            request.canceledOnQueue = true;
            book.lock.release();
            request.calls().presentCanceled();
            return;
        }
        request.cleanUp();
        Irp irp = request.irp;
        book.recycle(request);
        book.lock.release();
        refuse(irp, Status.CANCELLED);
    }
}
