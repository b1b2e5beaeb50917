package org.backplane.kmdf.internal.pnp;

/** The callbacks of a device that take no argument. */
public enum DeviceCallback {
    /** Forget registers. */
    RELEASE_HARDWARE("EvtDeviceReleaseHardware"),
    /** Start own I/O. */
    SELF_MANAGED_IO_INIT("EvtDeviceSelfManagedIoInit"),
    /** Hold own I/O. */
    SELF_MANAGED_IO_SUSPEND("EvtDeviceSelfManagedIoSuspend"),
    /** Go on with own I/O. */
    SELF_MANAGED_IO_RESTART("EvtDeviceSelfManagedIoRestart"),
    /** Drop own I/O. */
    SELF_MANAGED_IO_FLUSH("EvtDeviceSelfManagedIoFlush"),
    /** Free what own I/O used. */
    SELF_MANAGED_IO_CLEANUP("EvtDeviceSelfManagedIoCleanup"),
    /** The hardware is gone. */
    SURPRISE_REMOVAL("EvtDeviceSurpriseRemoval"),
    /** May the device be removed. */
    QUERY_REMOVE("EvtDeviceQueryRemove"),
    /** May the device be stopped. */
    QUERY_STOP("EvtDeviceQueryStop"),
    /** Get ready to wake by oneself. */
    ARM_WAKE_FROM_S0("EvtDeviceArmWakeFromS0"),
    /** Do not wake by oneself any more. */
    DISARM_WAKE_FROM_S0("EvtDeviceDisarmWakeFromS0"),
    /** Woke by oneself. */
    WAKE_FROM_S0_TRIGGERED("EvtDeviceWakeFromS0Triggered"),
    /** Get ready to wake the system. */
    ARM_WAKE_FROM_SX("EvtDeviceArmWakeFromSx"),
    /** Do not wake the system any more. */
    DISARM_WAKE_FROM_SX("EvtDeviceDisarmWakeFromSx"),
    /** Woke the system. */
    WAKE_FROM_SX_TRIGGERED("EvtDeviceWakeFromSxTriggered");

    private final String callback;

    DeviceCallback(String callback) {
        this.callback = callback;
    }

    /** The callback's name in the field. */
    public String callback() {
        return callback;
    }
}
