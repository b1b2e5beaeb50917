package org.backplane.kmdf.internal.io;

import org.backplane.ddi.EvtIoQueueState;
import org.backplane.ddi.IoStopReason;
import org.backplane.runtime.Level;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.ArrayList;
import java.util.List;

/**
 * Starts, stops, drains and purges a queue, and knows who waits for that to be over.
 *
 * <p><b>Level:</b> up to DISPATCH, waiting at PASSIVE. <b>Serialised by:</b> the book's lock.
 */
final class QueueControl {

    /** What a driver can bring a queue to, beside starting it. */
    enum Change {
        /** Takes requests, dispatches none. */
        STOP(QueueWait.Until.NONE_OWNED, false),
        /** As STOP, and what is there is cancelled. */
        STOP_AND_PURGE(QueueWait.Until.NONE_OWNED, true),
        /** Takes no requests, serves those that are there. */
        DRAIN(QueueWait.Until.NONE, false),
        /** Takes no requests, cancels those that are there. */
        PURGE(QueueWait.Until.NONE, true);

        private final QueueWait.Until until;
        private final boolean purges;

        Change(QueueWait.Until until, boolean purges) {
            this.until = until;
            this.purges = purges;
        }
    }

    private final FxIoQueue queue;
    private final FxPkgIo io;
    private final QueueBook book;

    /** Those who wait for requests to go; an empty one that cannot grow while nobody does. */
    private List<QueueWait> waits = List.of();

    /** Whether the queue's end has begun. */
    private boolean deleted;

    QueueControl(FxIoQueue queue, FxPkgIo io, QueueBook book) {
        this.queue = queue;
        this.io = io;
        this.book = book;
    }

    void start() {
        book.lock.acquire();
        book.accepting = io.mayAccept(queue);
        book.dispatching = true;
        book.aborting = !book.accepting;
        book.lock.release();
        queue.flow().resume();
    }

    /** Changes what the queue does, and tells nobody when that is over. */
    void change(Change change) {
        begin(change, null);
    }

    /** Changes what the queue does; the callback, if not null, is called when that is over. */
    void change(Change change, EvtIoQueueState callback) {
        begin(change, callback == null ? null : QueueWait.calling(queue, change.until, callback));
    }

    /** Changes what the queue does, and waits until that is over. */
    void changeSynchronously(Change change) {
        QueueWait wait = QueueWait.waking(queue, change.until);
        begin(change, wait);
        wait.await();
    }

    private void begin(Change change, QueueWait wait) {
        boolean inOwnScope = wait != null && wait.blocks() && queue.isInOwnScope();
        book.lock.acquire();
        if (wait != null) {
            expect(wait, inOwnScope);
        }
        book.accepting = change.until == QueueWait.Until.NONE_OWNED && io.mayAccept(queue);
        if (change != Change.PURGE) {
            book.dispatching = change == Change.DRAIN;
        }
        Purge victims = change.purges ? new Purge(false) : null;
        book.lock.release();
        if (victims != null) {
            victims.act();
        }
        if (change == Change.DRAIN) {
            queue.flow().resume();
        }
        signal();
    }

    /** Takes nothing more in and cancels what can be cancelled, because the device goes. */
    void purgeForRemoval() {
        book.lock.acquire();
        book.accepting = false;
        Purge victims = new Purge(true);
        book.lock.release();
        victims.act();
    }

    /** Takes requests again after a purge, for a device object that starts anew. */
    void reopen() {
        book.lock.acquire();
        book.accepting = true;
        book.dispatching = true;
        book.aborting = false;
        book.lock.release();
    }

    /** Nobody may wait for the queue from now on. */
    void delete() {
        book.lock.acquire();
        deleted = true;
        book.lock.release();
    }

    // ------------------------------------------------------------------ waiting

    /** Registers who waits; the lock is held, and given back if this throws. */
    private void expect(QueueWait wait, boolean inOwnScope) {
        if (deleted) {
            book.lock.release();
            throw new StatusException(
                    Status.DELETE_PENDING,
                    queue + " is being deleted; there is nothing to wait for any more");
        }
        if (waits.stream().anyMatch(other -> other.excludes(wait))) {
            book.lock.release();
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    queue
                            + " is being stopped, drained or purged already; wait for the"
                            + " EvtIoQueueState of that call first");
        }
        if (wait.blocks()) {
            requireMayBlock(wait, inOwnScope);
        }
        add(wait);
    }

    private void add(QueueWait wait) {
        if (waits.isEmpty()) {
            waits = new ArrayList<>(1);
        }
        waits.add(wait);
    }

    private void requireMayBlock(QueueWait wait, boolean inOwnScope) {
        boolean high = queue.dispatcher().currentLevel() != Level.PASSIVE;
        boolean own = !wait.isOver(book) && (inOwnScope || ownsRequestOfCaller());
        if (high || own) {
            book.lock.release();
            throw new IllegalStateException(
                    high
                            ? "cannot wait for the requests of "
                                    + queue
                                    + " above PASSIVE level; use the call that takes an"
                                    + " EvtIoQueueState"
                            : "cannot wait for the requests of "
                                    + queue
                                    + " in one of its own callbacks, which would wait for itself;"
                                    + " use the call that takes an EvtIoQueueState");
        }
    }

    /** Whether the caller is in the handler of a request that the driver still owns. */
    private boolean ownsRequestOfCaller() {
        Object caller = queue.dispatcher().currentThread();
        for (FxRequest request = book.owned.first(); request != null; request = request.next) {
            if (caller.equals(request.presenter)) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody is to be told of requests that go; the lock is held. */
    boolean isAwaited() {
        return !waits.isEmpty();
    }

    /** Tells those whose wait is over. */
    void signal() {
        List<QueueWait> over = new ArrayList<>();
        book.lock.acquire();
        if (!waits.isEmpty()) {
            waits.removeIf(wait -> wait.isOver(book) && over.add(wait));
        }
        book.lock.release();
        over.forEach(QueueWait::tell);
    }

    /** Waits for the framework's own sake. */
    void await(QueueWait.Until until) {
        book.lock.acquire();
        QueueWait wait = until.isOver(book) ? null : QueueWait.waking(queue, until);
        if (wait != null) {
            add(wait);
        }
        book.lock.release();
        if (wait != null) {
            wait.await();
        }
    }

    // ------------------------------------------------------------------ purging

    /** The requests that a purge found: chosen under the lock, cancelled without it. */
    private final class Purge {

        private final List<FxRequest> queued = new ArrayList<>();
        private final OwnedSweep owned = new OwnedSweep();

        /**
         * Chooses; the lock is held.
         *
         * @param removal whether the driver is asked about the requests that it keeps
         */
        Purge(boolean removal) {
            boolean ask = removal && queue.handlers().stop != null;
            book.aborting = true;
            for (FxRequest r = book.takeQueued(); r != null; r = book.takeQueued()) {
                book.end(r);
                queued.add(r);
            }
            for (FxRequest r = book.owned.first(); r != null; r = r.next) {
                if (!owned.cancel(r)
                        && !owned.cancelAtTarget(r)
                        && ask
                        && r.state == FxRequest.State.OWNED) {
                    owned.ask(r);
                }
            }
        }

        void act() {
            if (queue.forwardProgress() != null) {
                queue.forwardProgress().purge();
            }
            queued.forEach(request -> queue.flow().endCancelled(request, false));
            owned.act(IoStopReason.PURGE);
        }
    }
}
