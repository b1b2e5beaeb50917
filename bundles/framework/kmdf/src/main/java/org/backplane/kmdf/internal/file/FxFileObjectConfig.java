package org.backplane.kmdf.internal.file;

import org.backplane.ddi.EvtDeviceFileCreate;
import org.backplane.ddi.EvtFileCleanup;
import org.backplane.ddi.EvtFileClose;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.FileObjectConfig;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

/**
 * What a driver said about its file objects; constant once the device exists.
 *
 * <p><b>Serialised by:</b> device-add.
 */
public final class FxFileObjectConfig implements FileObjectConfig {

    EvtDeviceFileCreate create;
    EvtFileCleanup cleanup;
    EvtFileClose close;
    private Boolean autoForward;
    private SynchronizationScope scope = SynchronizationScope.INHERIT_FROM_PARENT;

    /** Makes a config without callbacks. */
    public FxFileObjectConfig() {}

    @Override
    public FileObjectConfig evtDeviceFileCreate(EvtDeviceFileCreate callback) {
        create = callback;
        return this;
    }

    @Override
    public FileObjectConfig evtFileCleanup(EvtFileCleanup callback) {
        cleanup = callback;
        return this;
    }

    @Override
    public FileObjectConfig evtFileClose(EvtFileClose callback) {
        close = callback;
        return this;
    }

    @Override
    public FileObjectConfig autoForwardCleanupClose(boolean yes) {
        autoForward = yes;
        return this;
    }

    @Override
    public FileObjectConfig synchronizationScope(SynchronizationScope newScope) {
        scope = newScope;
        return this;
    }

    boolean forwardsCleanupClose(DeviceHost host) {
        return autoForward != null ? autoForward : host.isFilter();
    }

    /**
     * Whether the callbacks are serialised with those of the device.
     *
     * @throws StatusException WDF_INCOMPATIBLE_EXECUTION_LEVEL if they should be and cannot
     */
    boolean isSerialised(DeviceHost host) {
        SynchronizationScope resolved =
                scope == SynchronizationScope.INHERIT_FROM_PARENT
                        ? host.synchronizationScope()
                        : scope;
        boolean any = create != null || cleanup != null || close != null;
        if (!any || resolved != SynchronizationScope.DEVICE) {
            return false;
        }
        if (host.synchronizationScope() != SynchronizationScope.DEVICE
                || host.executionLevel() != ExecutionLevel.PASSIVE) {
            throw new StatusException(
                    Status.WDF_INCOMPATIBLE_EXECUTION_LEVEL,
                    host.driverName()
                            + " on "
                            + host.instanceId()
                            + ": file callbacks run at PASSIVE level and cannot be serialised with"
                            + " a device whose scope is not DEVICE or whose callbacks run at"
                            + " DISPATCH level; give the device execution level PASSIVE, or the"
                            + " file objects synchronisation scope NONE");
        }
        return true;
    }
}
