package org.backplane.kmdf.internal.device;

import org.backplane.ddi.DeviceShutdown;
import org.backplane.ddi.EvtDeviceShutdownNotification;
import org.backplane.ddi.EvtIoInCallerContext;
import org.backplane.ddi.ReleaseHardwareOrderOnFailure;
import org.backplane.kmdf.internal.file.FxFileObjectConfig;
import org.backplane.kmdf.internal.file.FxPkgGeneral;
import org.backplane.kmdf.internal.io.RequestContexts;
import org.backplane.kmdf.internal.pnp.FxPkgPower;
import org.backplane.kmdf.internal.pnp.StateChanges;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.security.SecurityDescriptor;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a driver said about the way into a device, before it is created.
 *
 * <p><b>Serialised by:</b> device-add.
 */
final class DeviceSettings {

    /** What a device with a name has if its driver says nothing: system and administrators only. */
    private static final String SYSTEM_ALL_ADMINISTRATORS_ALL = "D:P(A;;GA;;;SY)(A;;GA;;;BA)";

    /** Null if the device has no file objects. */
    FxFileObjectConfig files;

    boolean exclusive;

    /** Whether the driver sends requests to its own device. */
    boolean selfIoTarget;

    final RequestContexts requestContexts = new RequestContexts();

    /** Null if there is none. */
    EvtIoInCallerContext callerContext;

    final FxIrpHooks hooks = new FxIrpHooks();

    /** Null if the device object has no name. */
    String name;

    /** Null if the driver does not say. */
    SecurityDescriptor security;

    /** Null if the driver does not say. */
    Integer deviceType;

    int characteristics;

    /** Null if there is none; for control devices. */
    EvtDeviceShutdownNotification shutdown;

    final Set<DeviceShutdown> shutdownTimes = EnumSet.noneOf(DeviceShutdown.class);

    /** Whether the driver owns the stack's power policy; null if it does not say. */
    Boolean powerPolicyOwner;

    /** Whether power callbacks may wait for paged memory. */
    boolean powerPageable = true;

    ReleaseHardwareOrderOnFailure releaseHardwareOrder =
            ReleaseHardwareOrderOnFailure.EARLIEST_POSSIBLE;

    /** Null if the driver does not watch the device's machines. */
    StateChanges stateChanges;

    /** How many stack locations the device needs beyond the one that every device has. */
    int extraStackLocations() {
        return FxPkgGeneral.stackLocations(files) + hooks.stackLocations();
    }

    /** Makes a device's power side what the driver said. */
    void applyTo(FxPkgPower power) {
        if (!powerPageable) {
            power.machine().notPageable();
        }
        if (releaseHardwareOrder == ReleaseHardwareOrderOnFailure.AFTER_DESCENDANTS) {
            power.releaseHardwareLate();
        }
    }

    /** Makes a device object what the driver said, before it is attached. */
    void applyTo(DeviceObject object) {
        if (exclusive) {
            object.setExclusive();
        }
        if (deviceType != null) {
            object.deviceType(deviceType);
        }
        object.characteristics(characteristics);
        if (security != null) {
            object.security(security);
        } else if (name != null) {
            object.security(SecurityDescriptor.parse(SYSTEM_ALL_ADMINISTRATORS_ALL));
        }
        if (name != null) {
            object.initializing(true);
            object.assignName(name);
        }
    }
}
