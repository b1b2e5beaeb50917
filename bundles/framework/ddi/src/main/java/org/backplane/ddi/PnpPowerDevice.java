package org.backplane.ddi;

import org.backplane.status.Status;
import org.backplane.wdm.power.PowerAction;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How a device stands in PnP and power, and what its driver says about that while it runs.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> nothing.
 */
@ProviderType
public interface PnpPowerDevice {

    /**
     * The state of the device's PnP machine, which may be another one by now.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST for a control device, as
     *     from the others here
     */
    @Ddi("WdfDeviceGetDevicePnpState")
    PnpState devicePnpState();

    /** The state of the device's power machine, which may be another one by now. */
    @Ddi("WdfDeviceGetDevicePowerState")
    PowerState devicePowerState();

    /**
     * What the system is about to do: means something in EvtDeviceD0Entry, EvtDeviceD0Exit and the
     * callbacks that arm a device for wake.
     */
    @Ddi("WdfDeviceGetSystemPowerAction")
    PowerAction systemPowerAction();

    /**
     * Says whether the device may be stopped and removed in good order. Each {@code false} has to
     * be taken back with a {@code true}; until then queries for it fail with INVALID_DEVICE_STATE.
     */
    @Ddi("WdfDeviceSetStaticStopRemove")
    void setStaticStopRemove(boolean stoppable);

    /** Says whether a special file may come to the device; by default none may. */
    @Ddi("WdfDeviceSetSpecialFileSupport")
    void setSpecialFileSupport(SpecialFileType type, boolean supported);

    /**
     * For the device of a child, by its bus driver: the device has given its wake signal, or will
     * not. Ends the wait-wake IRP that waits at the child.
     *
     * @param status a success if it gave the signal
     * @return INVALID_DEVICE_STATE if no IRP waits; INVALID_DEVICE_REQUEST if this is no child
     */
    @Ddi("WdfDeviceIndicateWakeStatus")
    Status indicateWakeStatus(Status status);
}
