package org.backplane.kmdf.internal.io;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.IoQueueState;
import org.backplane.ddi.RequestType;
import org.backplane.runtime.Lock;
import org.backplane.wdm.FileObject;
import org.backplane.wdm.Irp;

/**
 * A queue's book: which requests wait in it, which the driver owns, and what is switched on.
 *
 * <p>A queued request is cancelable: its IRP's cancel routine is set while it is in {@link
 * #queued}, and who takes the routine out of the IRP may take the request out of the list. Every
 * request is in one of the lists or counted in {@link #ending}, so that no wait overlooks one.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> {@link #lock}, which the caller of every
 * method holds; it is never held while the driver, a lower driver or an IRP's completion is called.
 */
final class QueueBook {

    /** How many free requests stay in the pool, so that a stale use of one is found out. */
    private static final int POOL_FLOOR = 8;

    private static final int POOL_CEILING = 4096;

    final Lock lock;
    final RequestList queued = new RequestList();
    final RequestList owned = new RequestList();
    private final RequestList pool = new RequestList();
    private final FxIoQueueConfig config;

    boolean accepting = true;
    boolean dispatching = true;
    boolean powered;

    /** Whether a purge is on: what would come back to the queue is cancelled. */
    boolean aborting;

    /** How many requests are cancelled and in no list, and not completed yet. */
    int ending;

    /**
     * Who, being in a handler, completes the handler's request just now; null for nobody. If there
     * are several, the last: whoever is overlooked makes one call more than it should.
     */
    private Object completer;

    /** How many of the owned requests the driver holds over a stop with leave. */
    int held;

    /** What keeps the device in D0 while there are requests; null if it does not idle. */
    private PowerReference power;

    private boolean powerReferenced;

    QueueBook(Lock lock, FxIoQueueConfig config) {
        this.lock = lock;
        this.config = config;
        this.powered = !config.powerManaged;
    }

    /** A request object for a new IRP, in no list yet; null if none can be had. */
    FxRequest open(Irp irp, RequestType type, FxIoQueue queue) {
        FxRequest request = pool.size() > POOL_FLOOR ? pool.removeFirst() : create(type, queue);
        if (request != null) {
            request.open(irp, type, queue);
        }
        return request;
    }

    private static FxRequest create(RequestType type, FxIoQueue queue) {
        return queue.host().failsAllocation(queue.forwardProgress(type) != null)
                ? null
                : new FxRequest(queue.tree(), queue.host().requestContexts());
    }

    /** Ends a request that is in no list; it goes back into the pool unless somebody keeps it. */
    void recycle(FxRequest request) {
        if (request.close()) {
            reuse(request);
        }
    }

    /** Puts a request that nobody keeps back into the pool. */
    void reuse(FxRequest request) {
        ForwardProgress reserve = request.reserve();
        if (reserve != null) {
            reserve.giveBack(request);
        } else if (pool.size() < POOL_CEILING && request.queue.host().reusesRequests()) {
            pool.addLast(request);
        } else {
            request.sending().forget();
        }
    }

    /** Notes who begins to complete a request in its handler; null at the end. */
    void completing(Object presenter) {
        completer = presenter;
    }

    /** Who completes a request in its handler; null for nobody. */
    Object completer() {
        return completer;
    }

    /** Whether requests leave the queue at all. */
    boolean isRunning() {
        return dispatching && powered;
    }

    boolean mayPresent() {
        return isRunning() && owned.size() < config.presentedLimit;
    }

    /** Whether a request that comes now goes to the driver without waiting. */
    boolean mayPresentAtOnce() {
        return config.type != DispatchType.MANUAL && queued.isEmpty() && mayPresent();
    }

    /** The device idles from now on. */
    void powerReference(PowerReference reference) {
        power = reference;
        if (!isEmpty()) {
            holdPower();
        }
    }

    /** Whether requests keep the device in D0. */
    boolean isPowerReferenced() {
        return powerReferenced;
    }

    private boolean isEmpty() {
        return queued.isEmpty() && owned.isEmpty() && ending == 0;
    }

    private void holdPower() {
        if (power != null && !powerReferenced) {
            powerReferenced = true;
            power.reference();
        }
    }

    /** Lets the device idle if the last request is gone. */
    void releasePower() {
        if (powerReferenced && isEmpty()) {
            powerReferenced = false;
            power.dereference();
        }
    }

    void own(FxRequest request) {
        holdPower();
        request.state = FxRequest.State.OWNED;
        request.presented = true;
        owned.addLast(request);
    }

    /** Takes a request off the driver's book. */
    void disown(FxRequest request) {
        if (request.acknowledged) {
            request.acknowledged = false;
            held--;
        }
        owned.remove(request);
    }

    /** Notes that the driver holds a request over a stop. */
    void hold(FxRequest request) {
        if (!request.acknowledged) {
            request.acknowledged = true;
            held++;
        }
    }

    /** Puts a request in at its head or end; false if it is cancelled already, then it ends. */
    boolean enqueue(FxRequest request, boolean first) {
        holdPower();
        if (first) {
            queued.addFirst(request);
        } else {
            queued.addLast(request);
        }
        Irp irp = request.irp;
        request.state = FxRequest.State.QUEUED;
        irp.driverContext(request);
        irp.setCancelRoutine(FxRequest.CANCEL_QUEUED);
        if (irp.isCancelled() && irp.setCancelRoutine(null) != null) {
            dequeueToEnd(request);
            return false;
        }
        return true;
    }

    /** Takes out a queued request whose cancellation the caller has claimed; it ends. */
    void dequeueToEnd(FxRequest request) {
        queued.remove(request);
        end(request);
    }

    /** Counts a request that is in no list any more as ending. */
    void end(FxRequest request) {
        request.state = FxRequest.State.ENDING;
        ending++;
    }

    /** Takes out the oldest request that is not being cancelled; null if there is none. */
    FxRequest takeQueued() {
        return takeQueued(null);
    }

    /**
     * As {@link #takeQueued()}.
     *
     * @param file the handle whose request it is to be; null if any will do
     */
    FxRequest takeQueued(FileObject file) {
        for (FxRequest request = queued.first(); request != null; request = request.next) {
            boolean fits = file == null || request.location.fileObject() == file;
            if (fits && take(request)) {
                return request;
            }
        }
        return null;
    }

    /** Takes a queued request out; false if it is being cancelled. */
    boolean take(FxRequest request) {
        if (request.irp.setCancelRoutine(null) == null) {
            return false;
        }
        queued.remove(request);
        return true;
    }

    IoQueueState state() {
        return new IoQueueState(
                accepting,
                dispatching,
                config.powerManaged && !powered,
                queued.size() + ending,
                owned.size());
    }
}
