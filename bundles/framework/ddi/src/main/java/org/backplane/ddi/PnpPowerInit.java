package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What a driver says about PnP and power of a device before it is created (WDFDEVICE_INIT).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> device-add, during which alone it may be used.
 */
@ProviderType
public interface PnpPowerInit {

    /** The driver's power callbacks may wait for paged memory; the default. */
    @Ddi("WdfDeviceInitSetPowerPageable")
    DeviceInit powerPageable();

    /**
     * The driver's power callbacks do not wait for paged memory: in low-power states interrupts are
     * disabled and stay connected.
     */
    @Ddi("WdfDeviceInitSetPowerNotPageable")
    DeviceInit powerNotPageable();

    /**
     * The device draws much power when it comes to D0, so that the system brings up one such device
     * at a time. Implies that it is not pageable.
     */
    @Ddi("WdfDeviceInitSetPowerInrush")
    DeviceInit powerInrush();

    /**
     * Whether the driver owns the power policy of the stack: one of its drivers does. By default
     * that is the function driver, or the bus driver of a raw device. A driver that takes it needs
     * another one that lets go of it.
     */
    @Ddi("WdfDeviceInitSetPowerPolicyOwnership")
    DeviceInit powerPolicyOwnership(boolean isPowerPolicyOwner);

    /** When EvtDeviceReleaseHardware runs after a failure; default EARLIEST_POSSIBLE. */
    @Ddi("WdfDeviceInitSetReleaseHardwareOrderOnFailure")
    DeviceInit releaseHardwareOrderOnFailure(ReleaseHardwareOrderOnFailure order);

    /**
     * Watches the device's PnP machine at the named moments of a state, at all if none is named.
     */
    @Ddi("WdfDeviceInitRegisterPnpStateChangeCallback")
    DeviceInit registerPnpStateChangeCallback(
            PnpState state,
            EvtDeviceStateChangeNotification<PnpState> callback,
            StateNotificationType... types);

    /** Watches the device's power machine, as for PnP. */
    @Ddi("WdfDeviceInitRegisterPowerStateChangeCallback")
    DeviceInit registerPowerStateChangeCallback(
            PowerState state,
            EvtDeviceStateChangeNotification<PowerState> callback,
            StateNotificationType... types);

    /** Watches the device's power policy machine, as for PnP. */
    @Ddi("WdfDeviceInitRegisterPowerPolicyStateChangeCallback")
    DeviceInit registerPowerPolicyStateChangeCallback(
            PowerPolicyState state,
            EvtDeviceStateChangeNotification<PowerPolicyState> callback,
            StateNotificationType... types);
}
