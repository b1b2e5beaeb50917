package org.backplane.kmdf.internal.io;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.EvtIoQueueState;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoQueueState;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestType;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.ddi.Timer;
import org.backplane.ddi.WorkItem;
import org.backplane.kmdf.internal.io.QueueControl.Change;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.Irp;

/**
 * A queue: where requests wait for the driver, and how they come to it and leave.
 *
 * <p>A request that finds the queue idle is presented on its sender's thread. Otherwise it waits,
 * and is presented by whoever makes room: the completer of an earlier request, {@link #start}, or
 * power-up. Presentation never recurses: one loop at a time takes requests out, and a completion
 * inside a handler only leaves word for it.
 *
 * <p><b>Level:</b> up to DISPATCH, waiting at PASSIVE. <b>Serialised by:</b> the book's lock.
 */
final class FxIoQueue extends FxDevicePart implements IoQueue {

    /** What {@link #unlink} leaves to be done once the IRP is completed. */
    private static final int DISPATCH = 1;

    private static final int SIGNAL = 2;

    private final FxPkgIo io;
    private final FxIoQueueConfig config;
    private final PresentationLock presentationLock;
    private final int number;
    private final QueueBook book;
    private final QueueControl control;
    private final QueuePower power;
    private final QueueReadyNotice readyNotice;

    /** Whether somebody is in the loop of {@link #dispatch}. */
    private boolean looping;

    /**
     * Makes a queue.
     *
     * @param number which queue of the device it is; says whose lock is taken first
     */
    FxIoQueue(FxPkgIo io, DeviceHost host, String kind, FxIoQueueConfig config, int number) {
        super(host.object(), host, kind);
        this.io = io;
        this.config = config;
        this.number = number;
        this.book = new QueueBook(dispatcher().lock(toString()), config);
        this.control = new QueueControl(this, io, book);
        this.power = new QueuePower(this, book);
        this.readyNotice = new QueueReadyNotice(this, book);
        this.presentationLock =
                switch (config.scope) {
                    case DEVICE -> io.deviceLock();
                    case QUEUE -> new PresentationLock(dispatcher(), toString(), config.level);
                    case NONE, INHERIT_FROM_PARENT -> null;
                };
    }

    FxIoQueueConfig handlers() {
        return config;
    }

    Lock lock() {
        return book.lock;
    }

    QueueControl control() {
        return control;
    }

    QueuePower power() {
        return power;
    }

    boolean isPowerManaged() {
        return config.powerManaged;
    }

    // ------------------------------------------------------------------ calls into the driver

    /** Makes a call where and when the queue's synchronisation scope and level allow. */
    void call(CallbackWork work) {
        if (presentationLock != null) {
            presentationLock.run(work);
        } else if (config.level == ExecutionLevel.PASSIVE
                && dispatcher().currentLevel() != Level.PASSIVE) {
            dispatcher().post(Level.PASSIVE, "callback of " + this, work::call);
        } else {
            work.call();
        }
    }

    /** Whether the caller is in a callback that is serialised with the queue's. */
    boolean isInOwnScope() {
        return presentationLock != null && presentationLock.isHeldByCaller();
    }

    /** Serialised callbacks that have let go of their request may still run; waits for them. */
    @Override
    protected void onDispose() {
        control.delete();
        if (presentationLock != null && !presentationLock.isHeldByCaller()) {
            presentationLock.flush();
        }
    }

    // ------------------------------------------------------------------ requests come

    /** Takes an IRP in, or completes it if the queue takes nothing. */
    Status accept(Irp irp, RequestType type) {
        book.lock.acquire();
        if (!book.accepting) {
            book.lock.release();
            return irp.complete(Status.INVALID_DEVICE_STATE);
        }
        FxRequest request = book.open(irp, type, this);
        irp.markPending();
        if (book.mayPresentAtOnce()) {
            book.own(request);
            book.lock.release();
            request.calls().present();
            return Status.PENDING;
        }
        boolean queued = book.enqueue(request, false);
        boolean ready = queued && hasBecomeReady();
        book.lock.release();
        arrived(request, queued, ready);
        return Status.PENDING;
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
     * @throws IllegalStateException if the driver does not own it
     */
    boolean takeOver(FxRequest request, FxIoQueue from) {
        Lock first = number < from.number ? book.lock : from.book.lock;
        Lock second = number < from.number ? from.book.lock : book.lock;
        first.acquire();
        second.acquire();
        boolean queued = false;
        boolean ready = false;
        int after = 0;
        boolean takes = book.accepting;
        try {
            request.checkOwned("forward");
            if (takes) {
                after = from.unlink(request);
                request.queue = this;
                queued = book.enqueue(request, false);
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
        if (config.type == DispatchType.MANUAL) {
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

    @Override
    public Request retrieveNextRequest() {
        if (config.type == DispatchType.PARALLEL) {
            throw new StatusException(
                    Status.INVALID_DEVICE_STATE,
                    this + " is a parallel queue; it presents its requests by itself");
        }
        for (; ; ) {
            book.lock.acquire();
            FxRequest request = book.isRunning() ? book.takeQueued() : null;
            if (request != null) {
                book.own(request);
            }
            book.lock.release();
            if (request == null || !request.isEmptyTransfer()) {
                return request;
            }
            request.complete(Status.SUCCESS);
        }
    }

    @Override
    public Request findRequest(Request after, String tag) {
        requireManual();
        book.lock.acquire();
        try {
            FxRequest candidate = after == null ? book.queued.first() : queued(after).next;
            if (candidate != null) {
                candidate.find(tag);
            }
            return candidate;
        } finally {
            book.lock.release();
        }
    }

    @Override
    public Request retrieveFoundRequest(Request found) {
        requireManual();
        book.lock.acquire();
        try {
            if (!book.isRunning()) {
                throw new StatusException(
                        Status.WDF_PAUSED, this + " is stopped or without power; try again later");
            }
            FxRequest request = queued(found);
            if (!book.take(request)) {
                throw gone();
            }
            book.own(request);
            return request;
        } finally {
            book.lock.release();
        }
    }

    private void requireManual() {
        if (config.type != DispatchType.MANUAL) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    this + " is not a manual queue; it presents its requests by itself");
        }
    }

    /** The request that the driver found, which must still be in the queue. */
    private FxRequest queued(Request found) {
        if (found instanceof FxRequest request
                && request.queue == this
                && request.state == FxRequest.State.QUEUED) {
            return request;
        }
        throw gone();
    }

    private StatusException gone() {
        return new StatusException(
                Status.NOT_FOUND,
                "the request that was found is not in " + this + " any more; begin anew");
    }

    // ------------------------------------------------------------------ requests leave

    /** Takes a request off the driver's book; returns what is to be done afterwards. */
    private int unlink(FxRequest request) {
        book.disown(request);
        return (book.queued.isEmpty() ? 0 : DISPATCH) | (control.isAwaited() ? SIGNAL : 0);
    }

    /** Puts a request that nobody keeps back into the pool; the lock is held. */
    void reuse(FxRequest request) {
        book.reuse(request);
    }

    /** As {@link #unlink}, and ends the request; the caller has kept the IRP. */
    int letGo(FxRequest request) {
        int after = unlink(request);
        book.recycle(request);
        return after;
    }

    /** Does what {@link #unlink} said; without the lock. */
    void afterLettingGo(int what) {
        if ((what & DISPATCH) != 0) {
            dispatch();
        }
        if ((what & SIGNAL) != 0) {
            control.signal();
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
        return control.isAwaited() ? SIGNAL : 0;
    }

    // ------------------------------------------------------------------ cancellation

    /** Whether a purge is on, which counts as cancellation; the lock is held. */
    boolean isAborting() {
        return book.aborting;
    }

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
        if (request.presented && config.canceledOnQueue != null && !silently) {
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
        irp.complete(Status.CANCELLED);
        book.lock.acquire();
        book.ending--;
        boolean signal = control.isAwaited();
        book.lock.release();
        if (signal) {
            control.signal();
        }
    }

    // ------------------------------------------------------------------ the rest of the interface

    @Override
    public IoQueueState state() {
        book.lock.acquire();
        try {
            return book.state();
        } finally {
            book.lock.release();
        }
    }

    @Override
    public void start() {
        control.start();
    }

    @Override
    public void stop() {
        control.change(Change.STOP);
    }

    @Override
    public void stop(EvtIoQueueState stopComplete) {
        control.change(Change.STOP, stopComplete);
    }

    @Override
    public void stopSynchronously() {
        control.changeSynchronously(Change.STOP);
    }

    @Override
    public void stopAndPurge() {
        control.change(Change.STOP_AND_PURGE);
    }

    @Override
    public void stopAndPurge(EvtIoQueueState stopAndPurgeComplete) {
        control.change(Change.STOP_AND_PURGE, stopAndPurgeComplete);
    }

    @Override
    public void stopAndPurgeSynchronously() {
        control.changeSynchronously(Change.STOP_AND_PURGE);
    }

    @Override
    public void drain() {
        control.change(Change.DRAIN);
    }

    @Override
    public void drain(EvtIoQueueState drainComplete) {
        control.change(Change.DRAIN, drainComplete);
    }

    @Override
    public void drainSynchronously() {
        control.changeSynchronously(Change.DRAIN);
    }

    @Override
    public void purge() {
        control.change(Change.PURGE);
    }

    @Override
    public void purge(EvtIoQueueState purgeComplete) {
        control.change(Change.PURGE, purgeComplete);
    }

    @Override
    public void purgeSynchronously() {
        control.changeSynchronously(Change.PURGE);
    }

    @Override
    public void readyNotify(EvtIoQueueState queueReady) {
        readyNotice.register(queueReady);
    }

    @Override
    public Device device() {
        return host().device();
    }

    @Override
    public DispatchType dispatchType() {
        return config.type;
    }

    @Override
    public Timer createTimer(Runnable evtTimer) {
        return io.createTimer(this, presentationLock, config.level, evtTimer);
    }

    @Override
    public WorkItem createWorkItem(Runnable evtWorkItem) {
        return createWorkItem(evtWorkItem, true);
    }

    @Override
    public WorkItem createWorkItem(Runnable evtWorkItem, boolean automaticSerialization) {
        return io.createWorkItem(
                this,
                automaticSerialization ? config.scope : SynchronizationScope.NONE,
                presentationLock,
                config.level,
                evtWorkItem);
    }
}
