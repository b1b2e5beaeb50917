package org.backplane.kmdf.internal.io;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.EvtIoDefault;
import org.backplane.ddi.EvtIoInCallerContext;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoQueueConfig;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestType;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.kmdf.QueueSnapshot;
import org.backplane.kmdf.internal.object.CallbackConstraints;
import org.backplane.kmdf.internal.object.PresentationLock;
import org.backplane.kmdf.internal.target.FxLocalTarget;
import org.backplane.kmdf.internal.target.FxSelfTarget;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.FileObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * A device's I/O: its queues, which of them takes what, and the way past them.
 *
 * <p>A request type without a queue skips a filter at no cost; a function driver answers it with
 * INVALID_DEVICE_REQUEST.
 *
 * <p><b>Level:</b> {@link #dispatch} up to DISPATCH, the rest at PASSIVE. <b>Serialised by:</b>
 * queues are made during device-add and constant afterwards; power and purge calls come from the
 * device's state machines, one at a time.
 */
public final class FxPkgIo {

    private static final FxIoQueue[] NO_QUEUES = {};

    private static final AtomicReferenceFieldUpdater<FxPkgIo, FxIoQueue[]> QUEUES =
            AtomicReferenceFieldUpdater.newUpdater(FxPkgIo.class, FxIoQueue[].class, "queues");

    /** The major functions that a filter without a queue for them never sees. */
    private static final int[] PASSED = {
        IrpMajor.READ, IrpMajor.WRITE, IrpMajor.DEVICE_CONTROL, IrpMajor.INTERNAL_DEVICE_CONTROL
    };

    private static final AtomicReferenceFieldUpdater<FxPkgIo, FxLocalTarget> TARGET =
            AtomicReferenceFieldUpdater.newUpdater(FxPkgIo.class, FxLocalTarget.class, "target");

    private final DeviceHost host;

    /** The next lower driver; null until the driver asks for it. */
    private volatile FxLocalTarget target;

    private final CallbackConstraints deviceConstraints;

    /** Grows during device-add, and loses those that the driver deletes; replaced, not changed. */
    private volatile FxIoQueue[] queues = NO_QUEUES;

    /** Constant from the end of device-add on; empty for most devices. */
    private Map<RequestType, FxIoQueue> byType = Map.of();

    private int madeQueues;
    private int privateQueues;

    /** Null if the driver does not send to its own device. */
    private FxSelfTarget selfTarget;

    /** Takes all that is sent to the self target; null if that goes the way of its type. */
    private volatile FxIoQueue selfQueue;

    /** Where requests reach EvtIoInCallerContext; null without it. */
    private FxIoQueue callerContext;

    private FxIoQueue defaultQueue;

    /** Set while the device is leaving, when Start and Stop of a queue must not let requests in. */
    private volatile boolean powerManagedPurged;

    private volatile boolean allPurged;

    /** What power-managed queues keep the device in D0 with; null if it does not idle. */
    private volatile PowerReference powerReference;

    /** Makes the I/O package of a device that has no queue yet. */
    public FxPkgIo(DeviceHost host) {
        this.host = host;
        SynchronizationScope scope = host.synchronizationScope();
        this.deviceConstraints =
                CallbackConstraints.of(
                        scope,
                        host.executionLevel(),
                        scope == SynchronizationScope.DEVICE
                                ? new PresentationLock(
                                        host.kernel().dispatcher(),
                                        "a device of " + host.driverName(),
                                        host.executionLevel())
                                : null);
    }

    /** What holds for the callbacks of the device. */
    public CallbackConstraints deviceConstraints() {
        return deviceConstraints;
    }

    /** Makes a queue; see {@code Device.defaultQueue} and {@code Device.createQueue}. */
    public IoQueue createQueue(
            DispatchType type, Consumer<IoQueueConfig> configure, boolean asDefault) {
        host.checkOpen(asDefault ? "Device.defaultQueue" : "Device.createQueue");
        if (asDefault && defaultQueue != null) {
            throw new StatusException(
                    Status.OBJECT_NAME_COLLISION,
                    host.driverName()
                            + " on "
                            + host.instanceId()
                            + " has a default queue already");
        }
        FxIoQueueConfig config = new FxIoQueueConfig(host, type);
        configure.accept(config);
        config.finish();
        FxIoQueue queue =
                host.object()
                        .adopt(
                                new FxIoQueue(
                                        this, host, kindOf(type, asDefault), config, madeQueues++));
        add(queue);
        if (powerReference != null && queue.isPowerManaged()) {
            queue.power().reference(powerReference);
        }
        if (asDefault) {
            defaultQueue = queue;
        }
        return queue;
    }

    /**
     * Makes a queue of the framework's own, before the driver makes its queues.
     *
     * @param callback what {@code handler} is called in messages
     */
    public PrivateQueue privateQueue(
            String kind,
            String callback,
            EvtIoDefault handler,
            SynchronizationScope scope,
            ExecutionLevel level) {
        return new PrivateQueue(makePrivateQueue(kind, callback, handler, scope, level));
    }

    private FxIoQueue makePrivateQueue(
            String kind,
            String callback,
            EvtIoDefault handler,
            SynchronizationScope scope,
            ExecutionLevel level) {
        FxIoQueueConfig config = new FxIoQueueConfig(host, DispatchType.PARALLEL);
        config.evtIoDefault(handler)
                .powerManaged(false)
                .allowZeroLengthRequests()
                .synchronizationScope(scope)
                .executionLevel(level);
        config.defaultCallback = callback;
        config.finish();
        FxIoQueue queue =
                host.object().adopt(new FxIoQueue(this, host, kind, config, madeQueues++));
        add(queue);
        privateQueues++;
        return queue;
    }

    private void add(FxIoQueue queue) {
        QUEUES.updateAndGet(
                this,
                known -> {
                    FxIoQueue[] more = Arrays.copyOf(known, known.length + 1);
                    more[known.length] = queue;
                    return more;
                });
    }

    private String kindOf(DispatchType type, boolean asDefault) {
        if (asDefault) {
            // There may be a hundred thousand.
            return switch (type) {
                case SEQUENTIAL -> "default queue (sequential)";
                case PARALLEL -> "default queue (parallel)";
                case MANUAL -> "default queue (manual)";
            };
        }
        return "queue "
                + (madeQueues - privateQueues)
                + " ("
                + type.name().toLowerCase(Locale.ROOT)
                + ")";
    }

    /** Binds a request type to a queue; see {@code Device.configureRequestDispatching}. */
    public void configureRequestDispatching(IoQueue queue, RequestType type) {
        host.checkOpen("Device.configureRequestDispatching");
        if (byType.isEmpty()) {
            byType = new EnumMap<>(RequestType.class);
        }
        if (byType.putIfAbsent(type, requireOwn(queue)) != null) {
            throw new StatusException(
                    Status.WDF_BUSY, "requests of type " + type + " have a queue already");
        }
    }

    /** Whether requests come to the queue from outside the device. */
    boolean isDispatchedTo(FxIoQueue queue) {
        return queue.equals(defaultQueue) || byType.containsValue(queue);
    }

    /** The driver has deleted a queue. */
    void forget(FxIoQueue queue) {
        QUEUES.updateAndGet(
                this,
                known ->
                        Arrays.stream(known)
                                .filter(each -> !each.equals(queue))
                                .toArray(FxIoQueue[]::new));
    }

    /** The next lower driver; INVALID_DEVICE_REQUEST for a PDO, which has none. */
    public IoTarget ioTarget() {
        FxLocalTarget known = target;
        if (known != null) {
            return known;
        }
        if (host.isPdo() || host.isControl()) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    host.instanceId() + " has no driver below it to send to");
        }
        // Disposed of before the queues, for it ends what they have sent.
        FxLocalTarget made = host.object().adoptFirst(new FxLocalTarget(host));
        if (!TARGET.compareAndSet(this, null, made)) {
            made.deleteObject();
        }
        return target;
    }

    /** Lets the driver send requests to its own device. */
    public void allowSelfIoTarget() {
        selfTarget = host.object().adopt(new FxSelfTarget(host, this::dispatchOwn));
    }

    /** See {@code Device.selfIoTarget}. */
    public IoTarget selfIoTarget() {
        if (selfTarget == null) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    host.instanceId()
                            + " has no self I/O target; ask for it with"
                            + " DeviceInit.allowSelfIoTarget");
        }
        return selfTarget;
    }

    /** See {@code Device.selfAssignDefaultIoQueue}. */
    public void selfAssignDefaultIoQueue(IoQueue queue) {
        selfIoTarget();
        selfQueue = requireOwn(queue);
    }

    private FxIoQueue requireOwn(IoQueue queue) {
        if (!(queue instanceof FxIoQueue own) || !own.host().equals(host)) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST, "the queue belongs to another device");
        }
        return own;
    }

    /** Carries an IRP that the driver sent to its own device into a queue, or to its end. */
    private Status dispatchOwn(Irp irp) {
        RequestType type = typeOf(irp.current().major());
        FxIoQueue assigned = selfQueue;
        FxIoQueue bound = assigned != null || type == null ? assigned : byType.get(type);
        FxIoQueue queue = bound != null ? bound : defaultQueue;
        return type == null || queue == null
                ? irp.complete(Status.INVALID_DEVICE_REQUEST)
                : queue.flow().accept(irp, type);
    }

    /**
     * Registration is over: a filter lets the stack know what it does not want to see, so that it
     * is not called with it.
     *
     * @param seen whether another callback of the driver wants IRPs of a major function
     */
    public void seal(IntPredicate seen) {
        if (!host.isFilter()) {
            return;
        }
        for (int major : PASSED) {
            RequestType type = typeOf(major);
            if (passes(type, queueFor(type)) && !seen.test(major)) {
                host.deviceObject().passDown(major);
            }
        }
    }

    private FxIoQueue queueFor(RequestType type) {
        FxIoQueue queue = byType.get(type);
        return queue != null || type == RequestType.CREATE ? queue : defaultQueue;
    }

    /** Whether a filter lets requests of a type go by, of which {@code queue} is the queue. */
    private boolean passes(RequestType type, FxIoQueue queue) {
        return queue == null
                ? callerContext == null || type == RequestType.CREATE
                : queue == defaultQueue && !queue.handlers().handles(type);
    }

    /** Carries an IRP of an I/O major function into a queue, past the device, or to its end. */
    public Status dispatch(Irp irp) {
        RequestType type = typeOf(irp.current().major());
        if (type == null) {
            return passOrComplete(irp, Status.SUCCESS);
        }
        FxIoQueue queue = queueFor(type);
        if (queue == null || host.isFilter()) {
            if (passes(type, queue)) {
                return passOrComplete(
                        irp,
                        type == RequestType.CREATE
                                ? Status.SUCCESS
                                : Status.INVALID_DEVICE_REQUEST);
            }
        }
        return (callerContext != null ? callerContext : queue).flow().accept(irp, type);
    }

    /**
     * Puts an IRP into a queue that the driver chose; see {@code Device.wdmDispatchIrpToIoQueue}.
     */
    public Status dispatch(Irp irp, IoQueue queue, boolean inCallerContext) {
        RequestType type = typeOf(irp.current().major());
        if (!(queue instanceof FxIoQueue own)
                || !own.host().equals(host)
                || type == null
                || type == RequestType.CREATE) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    host.driverName()
                            + " on "
                            + host.instanceId()
                            + " dispatches "
                            + IrpMajor.name(irp.current().major())
                            + " to "
                            + queue
                            + ", which is no request for a queue of this device");
        }
        if (inCallerContext && callerContext != null) {
            irp.driverContext(own);
            return callerContext.flow().accept(irp, type);
        }
        return own.flow().accept(irp, type);
    }

    /** Lets requests come to {@code callback} before they get into their queues. */
    public void callInCallerContext(EvtIoInCallerContext callback) {
        callerContext =
                makePrivateQueue(
                        "queue of EvtIoInCallerContext",
                        "EvtIoInCallerContext",
                        request -> {
                            try {
                                return callback.evtIoInCallerContext(host.device(), request);
                            } catch (StatusException refusal) {
                                return request.complete(refusal.failure());
                            }
                        },
                        SynchronizationScope.NONE,
                        host.executionLevel());
    }

    /** Puts a request that came through the callback into its queue. */
    public void enqueue(Request request) {
        if (!(request instanceof FxRequest own)
                || callerContext == null
                || own.queue != callerContext) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    "the request did not come through EvtIoInCallerContext of "
                            + host.instanceId());
        }
        own.checkAlive("enqueue");
        FxIoQueue queue =
                own.irp.driverContext() instanceof FxIoQueue chosen && chosen.host().equals(host)
                        ? chosen
                        : queueFor(own.type);
        if (queue == null) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    host.instanceId() + " has no queue for requests of type " + own.type);
        }
        RequestForwarding.forward(own, queue);
    }

    private Status passOrComplete(Irp irp, Status answer) {
        if (!host.isFilter()) {
            return irp.complete(answer);
        }
        return pass(irp);
    }

    /** The queues at this moment, for people. */
    public List<QueueSnapshot> snapshots() {
        return Arrays.stream(queues).map(FxIoQueue::snapshot).toList();
    }

    /** Lets the next lower driver have an IRP, and forgets it. */
    public Status pass(Irp irp) {
        DeviceObject lower = host.lower();
        if (lower == null) {
            return irp.complete(Status.NO_SUCH_DEVICE);
        }
        irp.skipCurrent();
        return irp.call(lower);
    }

    /** Cancels the requests of a handle, as far as they may be cancelled here. */
    public void cancelRequests(FileObject file) {
        for (FxIoQueue queue : queues) {
            FileSweep.cancel(queue, file);
        }
    }

    /** What a major function asks for; null if no queue takes it. */
    public static RequestType typeOf(int major) {
        return switch (major) {
            case IrpMajor.READ -> RequestType.READ;
            case IrpMajor.WRITE -> RequestType.WRITE;
            case IrpMajor.DEVICE_CONTROL -> RequestType.DEVICE_CONTROL;
            case IrpMajor.INTERNAL_DEVICE_CONTROL -> RequestType.DEVICE_CONTROL_INTERNAL;
            case IrpMajor.CREATE -> RequestType.CREATE;
            default -> null;
        };
    }

    /** What serves an IRP of this type that gets no request; null if nothing does. */
    ForwardProgress forwardProgress(RequestType type) {
        FxIoQueue queue = queueFor(type);
        return queue == null ? null : queue.forwardProgress();
    }

    boolean isOfCallerContext(FxIoQueue queue) {
        return queue == callerContext;
    }

    /** Whether requests come to the queue without the driver. */
    boolean isBound(FxIoQueue queue) {
        return queue == defaultQueue || byType.containsValue(queue);
    }

    boolean mayAccept(FxIoQueue queue) {
        return !(queue.isPowerManaged() ? powerManagedPurged : allPurged);
    }

    /** Power-managed queues keep the device in D0 from now on while they have requests. */
    public void powerReference(PowerReference reference) {
        powerReference = reference;
        for (FxIoQueue queue : queues) {
            if (queue.isPowerManaged()) {
                queue.power().reference(reference);
            }
        }
    }

    /** The power-managed queues whose requests keep the device in D0, for people. */
    public List<String> busyPowerManagedQueues() {
        return Arrays.stream(queues)
                .filter(queue -> queue.power().isReferenced())
                .map(FxIoQueue::toString)
                .toList();
    }

    /**
     * Power-managed queues present from now on: all are switched on before the first dispatches.
     */
    public void powerUp() {
        for (FxIoQueue queue : queues) {
            if (queue.isPowerManaged()) {
                queue.power().on();
            }
        }
        for (FxIoQueue queue : queues) {
            if (queue.isPowerManaged()) {
                queue.flow().resume();
            }
        }
    }

    /**
     * Power-managed queues stop presenting; waits until the driver owns none of their requests or
     * holds them with leave.
     *
     * @param leaving whether the device stops for good
     */
    public void hold(boolean leaving) {
        for (FxIoQueue queue : queues) {
            if (queue.isPowerManaged()) {
                queue.power().off();
            }
        }
        for (FxIoQueue queue : queues) {
            if (queue.isPowerManaged()) {
                queue.power().settle(leaving);
            }
        }
    }

    /** Cancels everything in the power-managed queues and waits until it is gone. */
    public void purgePowerManaged() {
        powerManagedPurged = true;
        purge(true);
    }

    /** Cancels everything in the other queues and waits until it is gone. */
    public void purgeNonPowerManaged() {
        allPurged = true;
        purge(false);
    }

    private void purge(boolean powerManaged) {
        for (FxIoQueue queue : queues) {
            if (queue.isPowerManaged() == powerManaged) {
                queue.control().purgeForRemoval();
            }
        }
        for (FxIoQueue queue : queues) {
            if (queue.isPowerManaged() == powerManaged) {
                queue.control().await(QueueWait.Until.SETTLED_AND_EMPTY);
            }
        }
    }

    /** Takes requests again, when the same device object starts anew after a removal. */
    public void restart() {
        powerManagedPurged = false;
        allPurged = false;
        for (FxIoQueue queue : queues) {
            queue.control().reopen();
        }
    }
}
