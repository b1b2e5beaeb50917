package org.backplane.kmdf.internal.io;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.EvtIoDefault;
import org.backplane.ddi.EvtIoDeviceControl;
import org.backplane.ddi.EvtIoRead;
import org.backplane.ddi.EvtIoResume;
import org.backplane.ddi.EvtIoStop;
import org.backplane.ddi.EvtIoWrite;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.IoQueueConfig;
import org.backplane.ddi.RequestType;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

/**
 * What a driver said about a queue; constant once the queue exists.
 *
 * <p><b>Serialised by:</b> device-add.
 */
final class FxIoQueueConfig implements IoQueueConfig {

    final DispatchType type;
    EvtIoRead read;
    EvtIoWrite write;
    EvtIoDeviceControl deviceControl;
    EvtIoDeviceControl internalDeviceControl;
    EvtIoDefault byDefault;

    /** What {@link #byDefault} is called in messages. */
    String defaultCallback = "EvtIoDefault";

    EvtIoDefault canceledOnQueue;
    EvtIoStop stop;
    EvtIoResume resume;
    boolean powerManaged;
    boolean allowZeroLength;
    int presentedLimit;
    SynchronizationScope scope = SynchronizationScope.INHERIT_FROM_PARENT;
    ExecutionLevel level = ExecutionLevel.INHERIT_FROM_PARENT;

    private final DeviceHost host;
    private boolean limited;

    FxIoQueueConfig(DeviceHost host, DispatchType type) {
        this.host = host;
        this.type = type;
        this.powerManaged = !host.isFilter();
        this.presentedLimit = type == DispatchType.SEQUENTIAL ? 1 : Integer.MAX_VALUE;
    }

    /** Checks the whole and resolves what is inherited. */
    void finish() {
        boolean handlers =
                read != null
                        || write != null
                        || deviceControl != null
                        || internalDeviceControl != null
                        || byDefault != null;
        if (type == DispatchType.MANUAL && handlers) {
            throw refused(
                    Status.INVALID_PARAMETER,
                    "a manual queue takes no handlers; retrieve its requests instead");
        }
        if (type != DispatchType.MANUAL && !handlers) {
            throw refused(
                    Status.WDF_NO_CALLBACK,
                    "a " + name() + " queue needs a handler, for example evtIoRead");
        }
        if (limited && (type != DispatchType.PARALLEL || presentedLimit < 1)) {
            throw refused(
                    Status.INVALID_PARAMETER,
                    "numberOfPresentedRequests is for parallel queues and at least 1");
        }
        if (host.isControl()) {
            powerManaged = false;
        }
        if (level == ExecutionLevel.INHERIT_FROM_PARENT) {
            level = host.executionLevel();
        }
        if (scope == SynchronizationScope.INHERIT_FROM_PARENT) {
            scope = host.synchronizationScope();
        }
        if (scope == SynchronizationScope.DEVICE && level != host.executionLevel()) {
            throw refused(
                    Status.INVALID_PARAMETER,
                    "a queue that shares the device's synchronisation scope has its level too");
        }
    }

    /** Whether a request of this type reaches the driver. */
    boolean handles(RequestType requestType) {
        if (byDefault != null || type == DispatchType.MANUAL) {
            return true;
        }
        return switch (requestType) {
            case READ -> read != null;
            case WRITE -> write != null;
            case DEVICE_CONTROL -> deviceControl != null;
            case DEVICE_CONTROL_INTERNAL -> internalDeviceControl != null;
            case CREATE -> false;
        };
    }

    private StatusException refused(Status status, String reason) {
        return new StatusException(
                status, host.driverName() + " on " + host.instanceId() + ": " + reason);
    }

    private String name() {
        return type == DispatchType.SEQUENTIAL ? "sequential" : "parallel";
    }

    @Override
    public IoQueueConfig evtIoRead(EvtIoRead handler) {
        read = handler;
        return this;
    }

    @Override
    public IoQueueConfig evtIoWrite(EvtIoWrite handler) {
        write = handler;
        return this;
    }

    @Override
    public IoQueueConfig evtIoDeviceControl(EvtIoDeviceControl handler) {
        deviceControl = handler;
        return this;
    }

    @Override
    public IoQueueConfig evtIoInternalDeviceControl(EvtIoDeviceControl handler) {
        internalDeviceControl = handler;
        return this;
    }

    @Override
    public IoQueueConfig evtIoDefault(EvtIoDefault handler) {
        byDefault = handler;
        return this;
    }

    @Override
    public IoQueueConfig evtIoCanceledOnQueue(EvtIoDefault handler) {
        canceledOnQueue = handler;
        return this;
    }

    @Override
    public IoQueueConfig evtIoStop(EvtIoStop handler) {
        stop = handler;
        return this;
    }

    @Override
    public IoQueueConfig evtIoResume(EvtIoResume handler) {
        resume = handler;
        return this;
    }

    @Override
    public IoQueueConfig powerManaged(boolean yes) {
        powerManaged = yes;
        return this;
    }

    @Override
    public IoQueueConfig allowZeroLengthRequests() {
        allowZeroLength = true;
        return this;
    }

    @Override
    public IoQueueConfig numberOfPresentedRequests(int limit) {
        presentedLimit = limit;
        limited = true;
        return this;
    }

    @Override
    public IoQueueConfig synchronizationScope(SynchronizationScope newScope) {
        scope = newScope;
        return this;
    }

    @Override
    public IoQueueConfig executionLevel(ExecutionLevel newLevel) {
        level = newLevel;
        return this;
    }
}
