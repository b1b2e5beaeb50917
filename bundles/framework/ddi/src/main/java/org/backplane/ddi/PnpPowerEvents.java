package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The callbacks of a device that the PnP manager's and the power manager's requests lead to
 * (WDF_PNPPOWER_EVENT_CALLBACKS). They are registered until device-add returns.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> device-add.
 */
@ProviderType
public interface PnpPowerEvents {

    /** EvtDevicePrepareHardware: map registers; nothing is powered yet. */
    Device evtDevicePrepareHardware(EvtDevicePrepareHardware callback);

    /** EvtDeviceReleaseHardware: forget registers; they are revoked when it returns. */
    Device evtDeviceReleaseHardware(Runnable callback);

    /** EvtDeviceD0Entry: bring the hardware to work. Interrupts are not connected yet. */
    Device evtDeviceD0Entry(EvtDevicePower callback);

    /** EvtDeviceD0Exit: take the hardware out of work. Interrupts are disconnected. */
    Device evtDeviceD0Exit(EvtDevicePower callback);

    /**
     * EvtDeviceD0EntryPostInterruptsEnabled: the rest of what the hardware needs, with interrupts.
     */
    Device evtDeviceD0EntryPostInterruptsEnabled(EvtDevicePower callback);

    /** EvtDeviceD0ExitPreInterruptsDisabled: what has to be done while there are interrupts. */
    Device evtDeviceD0ExitPreInterruptsDisabled(EvtDevicePower callback);

    /**
     * EvtDeviceUsageNotification: hears of special files that {@link Device#setSpecialFileSupport}
     * allows.
     */
    Device evtDeviceUsageNotification(EvtDeviceUsageNotification callback);

    /** EvtDeviceUsageNotificationEx: as the other one, which it supersedes, and may refuse. */
    Device evtDeviceUsageNotificationEx(EvtDeviceUsageNotification callback);

    /** EvtDeviceSelfManagedIoInit: start own I/O, once in the device's life. */
    Device evtDeviceSelfManagedIoInit(Runnable callback);

    /** EvtDeviceSelfManagedIoSuspend: hold own I/O; queues still dispatch. */
    Device evtDeviceSelfManagedIoSuspend(Runnable callback);

    /** EvtDeviceSelfManagedIoRestart: go on with own I/O, on every later power-up. */
    Device evtDeviceSelfManagedIoRestart(Runnable callback);

    /** EvtDeviceSelfManagedIoFlush: the device is stopped for good; drop own I/O. */
    Device evtDeviceSelfManagedIoFlush(Runnable callback);

    /** EvtDeviceSelfManagedIoCleanup: free what own I/O used. */
    Device evtDeviceSelfManagedIoCleanup(Runnable callback);

    /** EvtDeviceSurpriseRemoval: the hardware is gone; not serialised with the others. */
    Device evtDeviceSurpriseRemoval(Runnable callback);

    /** EvtDeviceQueryRemove: may veto an orderly removal by throwing a StatusException. */
    Device evtDeviceQueryRemove(Runnable callback);

    /** EvtDeviceQueryStop: may veto a stop by throwing a StatusException. */
    Device evtDeviceQueryStop(Runnable callback);
}
