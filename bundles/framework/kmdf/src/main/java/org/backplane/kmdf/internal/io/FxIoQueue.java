package org.backplane.kmdf.internal.io;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoStopReason;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestType;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.ddi.Timer;
import org.backplane.ddi.WorkItem;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.Irp;

import java.util.ArrayList;
import java.util.List;

/**
 * A queue: where requests wait for the driver, and the book of those that it has.
 *
 * <p>A request that finds the queue idle is presented on its sender's thread. Otherwise it waits,
 * and is presented by whoever makes room: the completer of an earlier request, {@link #start}, or
 * power-up. Presentation never recurses: one loop at a time takes requests out, and a completion
 * inside a handler only leaves word for it.
 *
 * <p>A queued request is cancelable: its IRP's cancel routine is set while it is in {@link
 * #queued}, and who takes the routine out of the IRP may take the request out of the list.
 *
 * <p><b>Level:</b> up to DISPATCH, waiting at PASSIVE. <b>Serialised by:</b> {@link #lock} guards
 * all fields that are not final and the state and links of the requests; it is never held while the
 * driver, a lower driver or an IRP's completion is called.
 */
final class FxIoQueue extends FxDevicePart implements IoQueue {

    /** What {@link #letGo} leaves to be done once the IRP is completed. */
    private static final int DISPATCH = 1;

    private static final int SIGNAL = 2;

    /** How many free requests stay in the pool, so that a stale use of one is found out. */
    private static final int POOL_FLOOR = 8;

    private static final int POOL_CEILING = 4096;

    private final FxPkgIo io;
    private final FxIoQueueConfig config;
    private final PresentationLock presentationLock;
    private final Lock lock;

    private final RequestList queued = new RequestList();
    private final RequestList owned = new RequestList();
    private final RequestList pool = new RequestList();

    /** Those who wait for requests to go; rare, so a plain list. */
    private final List<Event> waiters = new ArrayList<>();

    private boolean accepting = true;
    private boolean dispatching = true;
    private boolean powered;

    /** Whether somebody is in the loop of {@link #dispatch}. */
    private boolean looping;

    /** How many of the owned requests the driver holds over a stop with leave. */
    private int held;

    FxIoQueue(FxPkgIo io, DeviceHost host, String kind, FxIoQueueConfig config) {
        super(host.object(), host, kind);
        this.io = io;
        this.config = config;
        this.lock = dispatcher().lock(toString());
        this.powered = !config.powerManaged;
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

    PresentationLock presentationLock() {
        return presentationLock;
    }

    Lock lock() {
        return lock;
    }

    boolean isPowerManaged() {
        return config.powerManaged;
    }

    /** Whether handlers must not be called in the task that is running now. */
    boolean mustHop() {
        return config.level == ExecutionLevel.PASSIVE
                && dispatcher().currentLevel() != Level.PASSIVE;
    }

    FxIoTarget localTarget(IoTarget target) {
        if (!(target instanceof FxIoTarget own) || !own.host().equals(host())) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    "a request is sent to its own device's I/O target only");
        }
        return own;
    }

    // ------------------------------------------------------------------ requests come

    /** Takes an IRP in, or completes it if the queue takes nothing. */
    Status accept(Irp irp, RequestType type) {
        lock.acquire();
        if (!accepting) {
            lock.release();
            return irp.complete(Status.INVALID_DEVICE_STATE);
        }
        FxRequest request = pool.size() > POOL_FLOOR ? pool.removeFirst() : new FxRequest(tree());
        request.open(irp, type, this);
        irp.markPending();
        if (config.type != DispatchType.MANUAL && queued.isEmpty() && mayPresent()) {
            own(request);
            lock.release();
            request.calls().present();
            return Status.PENDING;
        }
        boolean cancelled = !enqueue(request);
        lock.release();
        if (cancelled) {
            canceledOnQueue(request);
        } else {
            dispatch();
        }
        return Status.PENDING;
    }

    /** Takes a request over from another queue of the device, or completes it as refused. */
    void insert(FxRequest request) {
        lock.acquire();
        if (!accepting) {
            request.cleanUp();
            Irp refused = request.irp;
            recycle(request);
            lock.release();
            refused.complete(Status.DEVICE_BUSY);
            return;
        }
        boolean cancelled = !enqueue(request);
        lock.release();
        if (cancelled) {
            canceledOnQueue(request);
        } else {
            dispatch();
        }
    }

    /** Appends a request; false if it is cancelled already, and then it is in no list. */
    private boolean enqueue(FxRequest request) {
        queued.addLast(request);
        return armCancel(request);
    }

    private boolean armCancel(FxRequest request) {
        Irp irp = request.irp;
        request.state = FxRequest.State.QUEUED;
        irp.driverContext(request);
        irp.setCancelRoutine(FxRequest.CANCEL_QUEUED);
        if (irp.isCancelled() && irp.setCancelRoutine(null) != null) {
            queued.remove(request);
            return false;
        }
        return true;
    }

    // ------------------------------------------------------------------ requests go to the driver

    private boolean mayPresent() {
        return dispatching && powered && owned.size() < config.presentedLimit;
    }

    private void own(FxRequest request) {
        request.state = FxRequest.State.OWNED;
        request.presented = true;
        owned.addLast(request);
    }

    /** Presents what may be presented, unless somebody is at it. */
    private void dispatch() {
        if (config.type == DispatchType.MANUAL) {
            return;
        }
        lock.acquire();
        if (looping) {
            lock.release();
            return;
        }
        looping = true;
        for (; ; ) {
            FxRequest request = mayPresent() ? takeQueued() : null;
            if (request == null) {
                looping = false;
                lock.release();
                return;
            }
            own(request);
            lock.release();
            request.calls().present();
            lock.acquire();
        }
    }

    /** Takes out the oldest request that is not being cancelled; null if there is none. */
    private FxRequest takeQueued() {
        for (FxRequest request = queued.first(); request != null; request = request.next) {
            if (request.irp.setCancelRoutine(null) != null) {
                queued.remove(request);
                return request;
            }
        }
        return null;
    }

    @Override
    public Request retrieveNextRequest() {
        if (config.type == DispatchType.PARALLEL) {
            throw new StatusException(
                    Status.INVALID_DEVICE_STATE,
                    this + " is a parallel queue; it presents its requests by itself");
        }
        for (; ; ) {
            lock.acquire();
            FxRequest request = dispatching && powered ? takeQueued() : null;
            if (request != null) {
                own(request);
            }
            lock.release();
            if (request == null || !request.isEmptyTransfer()) {
                return request;
            }
            request.complete(Status.SUCCESS);
        }
    }

    // ------------------------------------------------------------------ requests leave

    /** Takes a request off the driver's book; returns what is to be done afterwards. */
    int unlink(FxRequest request) {
        if (request.acknowledged) {
            request.acknowledged = false;
            held--;
        }
        owned.remove(request);
        return (queued.isEmpty() ? 0 : DISPATCH) | (waiters.isEmpty() ? 0 : SIGNAL);
    }

    /** Ends a request that is in no list; it goes back into the pool unless somebody keeps it. */
    private void recycle(FxRequest request) {
        if (request.close()) {
            reuse(request);
        }
    }

    /** Puts a request that nobody keeps back into the pool. */
    void reuse(FxRequest request) {
        if (pool.size() < POOL_CEILING && host().reusesRequests()) {
            pool.addLast(request);
        }
    }

    /** As {@link #unlink} and {@link #recycle}; the caller has kept the IRP. */
    int letGo(FxRequest request) {
        int after = unlink(request);
        recycle(request);
        return after;
    }

    /** Does what {@link #unlink} said; without the lock. */
    void afterLettingGo(int what) {
        if ((what & DISPATCH) != 0) {
            dispatch();
        }
        if ((what & SIGNAL) != 0) {
            signalWaiters();
        }
    }

    /**
     * Puts a request that the driver gave back at a stop at the head of the queue; if the queue is
     * purged, the request is cancelled.
     */
    int requeue(FxRequest request) {
        int after = unlink(request);
        if (accepting) {
            queued.addFirst(request);
        }
        if (!accepting || !armCancel(request)) {
            request.cleanUp();
            Irp irp = request.irp;
            recycle(request);
            dispatcher()
                    .post(
                            Level.DISPATCH,
                            "cancel in " + this,
                            () -> irp.complete(Status.CANCELLED));
        }
        return after;
    }

    /** Notes that the driver holds a request over a stop. */
    int hold(FxRequest request) {
        if (!request.acknowledged) {
            request.acknowledged = true;
            held++;
        }
        return waiters.isEmpty() ? 0 : SIGNAL;
    }

    // ------------------------------------------------------------------ cancellation

    /** Cancels a queued request whose cancel routine was called. */
    void cancelQueued(FxRequest request) {
        lock.acquire();
        queued.remove(request);
        lock.release();
        canceledOnQueue(request);
    }

    /** Ends a request that is cancelled and in no list. */
    private void canceledOnQueue(FxRequest request) {
        lock.acquire();
        if (request.presented && config.canceledOnQueue != null) {
            own(request);
            lock.release();
            request.calls().presentCanceled();
            return;
        }
        request.cleanUp();
        Irp irp = request.irp;
        recycle(request);
        boolean signal = !waiters.isEmpty();
        lock.release();
        irp.complete(Status.CANCELLED);
        if (signal) {
            signalWaiters();
        }
    }

    // ------------------------------------------------------------------ start, stop, purge

    @Override
    public void start() {
        lock.acquire();
        accepting = io.mayAccept(this);
        dispatching = true;
        lock.release();
        dispatch();
    }

    @Override
    public void stop() {
        lock.acquire();
        accepting = io.mayAccept(this);
        dispatching = false;
        lock.release();
    }

    @Override
    public void stopSynchronously() {
        stop();
        awaitGone(false);
    }

    @Override
    public void purge() {
        purge(false);
    }

    /** Takes nothing more in and cancels what can be cancelled. */
    void purge(boolean removal) {
        RequestList victims = new RequestList();
        List<FxRequest> cancelable = new ArrayList<>();
        List<FxRequest> sent = new ArrayList<>();
        List<FxRequest> rest = new ArrayList<>();
        lock.acquire();
        accepting = false;
        for (FxRequest request = takeQueued(); request != null; request = takeQueued()) {
            victims.addLast(request);
        }
        for (FxRequest request = owned.first(); request != null; request = request.next) {
            if (claimCancelable(request)) {
                cancelable.add(request);
            } else if (request.state == FxRequest.State.SENT) {
                request.state = FxRequest.State.SENT_PINNED;
                sent.add(request);
            } else if (request.state == FxRequest.State.OWNED) {
                rest.add(request);
            }
        }
        int[] generations = rest.stream().mapToInt(request -> request.generation).toArray();
        lock.release();
        while (!victims.isEmpty()) {
            canceledOnQueue(victims.removeFirst());
        }
        cancelable.forEach(request -> request.calls().cancel());
        sent.forEach(FxRequest::cancelAtTarget);
        if (removal && config.stop != null) {
            for (int i = 0; i < generations.length; i++) {
                rest.get(i).calls().stop(generations[i], IoStopReason.PURGE);
            }
        }
    }

    private boolean claimCancelable(FxRequest request) {
        if (request.state == FxRequest.State.CANCELABLE
                && request.irp.setCancelRoutine(null) != null) {
            request.state = FxRequest.State.CANCELLING;
            return true;
        }
        return false;
    }

    /** Waits until the queue is empty and the driver owns none of its requests. */
    void awaitEmpty() {
        awaitGone(true);
    }

    private void awaitGone(boolean queuedToo) {
        Event gone = dispatcher().event("requests of " + this + " to be done");
        for (; ; ) {
            gone.reset();
            lock.acquire();
            boolean done = owned.size() - held == 0 && (!queuedToo || queued.isEmpty());
            if (done) {
                waiters.remove(gone);
            } else if (!waiters.contains(gone)) {
                waiters.add(gone);
            }
            lock.release();
            if (done) {
                return;
            }
            gone.await();
        }
    }

    private void signalWaiters() {
        lock.acquire();
        List<Event> all = List.copyOf(waiters);
        lock.release();
        all.forEach(Event::set);
    }

    // ------------------------------------------------------------------ power and removal

    /** Stops presenting because power goes. */
    void powerOff() {
        lock.acquire();
        powered = false;
        lock.release();
    }

    /**
     * After {@link #powerOff}: waits until the driver owns none of the queue's requests, or holds
     * them with leave.
     *
     * @param leaving whether the device stops for good; requests at a lower driver are cancelled
     *     then, for that driver hears of the removal only after this one, and so are those that a
     *     driver without EvtIoStop, which has no way to hear of it, marked cancelable
     */
    void settleForPowerOff(boolean leaving) {
        List<FxRequest> cancelable = new ArrayList<>();
        List<FxRequest> sent = new ArrayList<>();
        List<FxRequest> asked = new ArrayList<>();
        lock.acquire();
        for (FxRequest request = owned.first(); request != null; request = request.next) {
            if (leaving && request.state == FxRequest.State.SENT) {
                request.state = FxRequest.State.SENT_PINNED;
                sent.add(request);
            } else if (config.stop != null) {
                asked.add(request);
            } else if (leaving && claimCancelable(request)) {
                cancelable.add(request);
            }
        }
        int[] generations = asked.stream().mapToInt(request -> request.generation).toArray();
        lock.release();
        cancelable.forEach(request -> request.calls().cancel());
        sent.forEach(FxRequest::cancelAtTarget);
        for (int i = 0; i < generations.length; i++) {
            asked.get(i).calls().stop(generations[i], IoStopReason.SUSPEND);
        }
        awaitGone(false);
    }

    /** Power is back: tells the driver of the requests that it held. Nothing is presented yet. */
    void powerOn() {
        List<FxRequest> resumed = new ArrayList<>();
        lock.acquire();
        powered = true;
        for (FxRequest request = owned.first(); request != null; request = request.next) {
            if (request.acknowledged) {
                request.acknowledged = false;
                resumed.add(request);
            }
        }
        held = 0;
        int[] generations = resumed.stream().mapToInt(request -> request.generation).toArray();
        lock.release();
        if (config.resume != null) {
            for (int i = 0; i < generations.length; i++) {
                resumed.get(i).calls().resume(generations[i]);
            }
        }
    }

    /** Begins to present again after {@link #powerOn}. */
    void dispatchAfterPowerOn() {
        dispatch();
    }

    /** Takes requests again after a purge, for a device object that starts anew. */
    void reopen() {
        lock.acquire();
        accepting = true;
        dispatching = true;
        lock.release();
    }

    // ------------------------------------------------------------------ the rest of the interface

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
