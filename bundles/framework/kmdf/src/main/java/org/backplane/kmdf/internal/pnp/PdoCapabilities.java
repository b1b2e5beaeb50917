package org.backplane.kmdf.internal.pnp;

import org.backplane.wdm.DeviceCapabilities;

/** What a child can do by what its bus driver registered for it. */
final class PdoCapabilities {

    private PdoCapabilities() {}

    /** What was known, and what follows from the callbacks. */
    static DeviceCapabilities of(
            DeviceCapabilities known, boolean ejects, boolean locks, boolean raw) {
        return new DeviceCapabilities(
                known.deviceState(),
                known.systemWake(),
                known.deviceWake(),
                known.wakeFromD0(),
                known.wakeFromD1(),
                known.wakeFromD2(),
                known.wakeFromD3(),
                known.ejectSupported() || ejects,
                known.removable(),
                known.lockSupported() || locks,
                known.surpriseRemovalOk(),
                known.uniqueId(),
                known.rawDeviceOk() || raw,
                known.silentInstall(),
                known.noDisplayInUi(),
                known.address(),
                known.uiNumber());
    }
}
