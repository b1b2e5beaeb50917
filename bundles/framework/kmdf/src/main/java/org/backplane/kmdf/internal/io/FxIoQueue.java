package org.backplane.kmdf.internal.io;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.EvtIoQueueState;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.FileObject;
import org.backplane.ddi.ForwardProgressPolicy;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoQueueState;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestType;
import org.backplane.kmdf.QueueSnapshot;
import org.backplane.kmdf.internal.io.QueueControl.Change;
import org.backplane.kmdf.internal.object.CallbackConstraints;
import org.backplane.kmdf.internal.object.CallbackWork;
import org.backplane.kmdf.internal.object.ObjectLock;
import org.backplane.kmdf.internal.object.PresentationLock;
import org.backplane.kmdf.internal.support.FxParentObject;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * A queue: where requests wait for the driver, and what the driver can do to it. Its parts share
 * one {@link QueueBook}: {@link QueueFlow} carries requests through, {@link QueueRetrieval} hands
 * them out, {@link QueueControl} starts, stops, drains and purges, {@link QueuePower} holds it
 * while the device is not in D0, {@link QueueReadyNotice} tells of requests in a manual queue.
 *
 * <p><b>Level:</b> up to DISPATCH, waiting at PASSIVE. <b>Serialised by:</b> the book's lock.
 */
final class FxIoQueue extends FxParentObject implements IoQueue {

    private final FxPkgIo io;
    private final DeviceHost host;
    private final String kind;
    private final FxIoQueueConfig config;
    private final CallbackConstraints constraints;

    /** Null until the driver takes it; guarded by the book's lock as long as it is. */
    private volatile ObjectLock objectLock;

    private final PresentationLock presentationLock;
    private final int number;
    private final QueueBook book;
    private final QueueControl control;
    private final QueuePower power;
    private final QueueReadyNotice readyNotice;
    private final QueueFlow flow;
    private final QueueRetrieval retrieval;

    /** Whether the device goes on without it. */
    private volatile boolean deletedByDriver;

    /** Null until the driver assigns a policy. */
    private volatile ForwardProgress forwardProgress;

    /**
     * Makes a queue.
     *
     * @param number which queue of the device it is; says whose lock is taken first
     */
    FxIoQueue(FxPkgIo io, DeviceHost host, String kind, FxIoQueueConfig config, int number) {
        super(host.object());
        this.io = io;
        this.host = host;
        this.kind = kind;
        this.config = config;
        this.number = number;
        this.book = new QueueBook(dispatcher().lock(kind), config);
        this.control = new QueueControl(this, io, book);
        this.power = new QueuePower(this, book);
        this.readyNotice = new QueueReadyNotice(this, book);
        this.flow = new QueueFlow(this, book, readyNotice);
        this.retrieval = new QueueRetrieval(this, book);
        this.presentationLock =
                switch (config.scope) {
                    case DEVICE -> io.deviceConstraints().lock();
                    case QUEUE -> new PresentationLock(dispatcher(), kind, config.level);
                    case NONE, INHERIT_FROM_PARENT -> null;
                };
        this.constraints = CallbackConstraints.of(config.scope, config.level, presentationLock);
    }

    DeviceHost host() {
        return host;
    }

    @Override
    public CallbackConstraints constraints() {
        return constraints;
    }

    @Override
    protected ObjectLock objectLock() {
        ObjectLock known = objectLock;
        if (known == null) {
            ObjectLock made = new ObjectLock(dispatcher(), toString(), constraints);
            book.lock.acquire();
            known = objectLock;
            if (known == null) {
                known = made;
                objectLock = made;
            }
            book.lock.release();
        }
        return known;
    }

    @Override
    protected String whyNotDeleted() {
        return io.isDispatchedTo(this) ? "requests are dispatched to it" : null;
    }

    @Override
    public void delete() {
        requireDeletable();
        deletedByDriver = true;
        deleteByDriver();
    }

    /** The driver may call from a callback of the queue, and owns requests of it as a rule. */
    @Override
    protected boolean mustDefer() {
        return true;
    }

    @Override
    protected void fault(String callback, Throwable thrown) {
        host.driverFault(callback, thrown);
    }

    @Override
    public String toString() {
        return kind + " of " + owner();
    }

    /** What it has reserved; null if nothing. */
    ForwardProgress forwardProgress() {
        return forwardProgress;
    }

    /**
     * What serves an IRP that gets no request here; null if nothing does. For the queue of
     * EvtIoInCallerContext that is what the queue has reserved that the IRP would come to later.
     */
    ForwardProgress forwardProgress(RequestType type) {
        return isOfCallerContext() ? io.forwardProgress(type) : forwardProgress;
    }

    /** Whether its requests are in EvtIoInCallerContext. */
    boolean isOfCallerContext() {
        return io.isOfCallerContext(this);
    }

    FxIoQueueConfig handlers() {
        return config;
    }

    int number() {
        return number;
    }

    Lock lock() {
        return book.lock;
    }

    QueueBook book() {
        return book;
    }

    QueueFlow flow() {
        return flow;
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

    /**
     * A queue that the driver deletes may have requests, and the driver some of its; those that are
     * cancelable are cancelled, and the others waited for. Serialised callbacks that have let go of
     * their request may still run then, and are waited for too.
     */
    @Override
    protected void onDispose() {
        if (deletedByDriver) {
            control.change(Change.PURGE);
            control.await(QueueWait.Until.NONE);
            io.forget(this);
        }
        control.delete();
        if (presentationLock != null && !presentationLock.isHeldByCaller()) {
            presentationLock.flush();
        }
        if (forwardProgress != null) {
            forwardProgress.dispose();
        }
    }

    // ------------------------------------------------------------------ the driver's side

    @Override
    public Request retrieveNextRequest() {
        return retrieval.next(null);
    }

    @Override
    public Request retrieveRequestByFileObject(FileObject file) {
        return retrieval.next(file.wdmFileObject());
    }

    @Override
    public Request findRequest(Request after, String tag) {
        return retrieval.find(after, null, tag);
    }

    @Override
    public Request findRequest(Request after, FileObject file, String tag) {
        return retrieval.find(after, file == null ? null : file.wdmFileObject(), tag);
    }

    @Override
    public Request retrieveFoundRequest(Request found) {
        return retrieval.found(found);
    }

    @Override
    public IoQueueState state() {
        book.lock.acquire();
        try {
            return book.state();
        } finally {
            book.lock.release();
        }
    }

    /** What people see of it. */
    QueueSnapshot snapshot() {
        IoQueueState now = state();
        return new QueueSnapshot(
                toString(),
                config.type.name().toLowerCase(Locale.ROOT),
                config.powerManaged,
                now.acceptRequests(),
                now.dispatchRequests(),
                now.pnpHeld(),
                now.queueRequests(),
                now.driverRequests());
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
    public void assignForwardProgressPolicy(
            int totalForwardProgressRequests, Consumer<ForwardProgressPolicy> config) {
        if (!io.isBound(this) || forwardProgress != null) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    forwardProgress != null
                            ? this + " has a forward progress policy already"
                            : "forward progress is for the default queue, and for queues that a"
                                    + " request type is bound to; bind "
                                    + this
                                    + " first");
        }
        if (totalForwardProgressRequests < 1) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    "forward progress of " + this + " needs at least one reserved request");
        }
        FxForwardProgressPolicy policy = new FxForwardProgressPolicy(this);
        config.accept(policy);
        ForwardProgress made = new ForwardProgress(this, policy);
        made.reserve(totalForwardProgressRequests);
        forwardProgress = made;
    }

    @Override
    public void readyNotify(EvtIoQueueState queueReady) {
        readyNotice.register(queueReady);
    }

    @Override
    public Device device() {
        return host.device();
    }

    @Override
    public DispatchType dispatchType() {
        return config.type;
    }
}
