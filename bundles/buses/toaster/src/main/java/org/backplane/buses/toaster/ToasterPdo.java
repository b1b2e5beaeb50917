package org.backplane.buses.toaster;

import org.backplane.contracts.toaster.ToasterControl;
import org.backplane.ddi.Device;
import org.backplane.ddi.PdoInit;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.SystemPowerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Locale;

/**
 * A toaster as its bus sees it: what it is and can do, and the hardware's side of its controls.
 *
 * <p><b>Level:</b> as {@link ToasterControl}. <b>Serialised by:</b> nothing; two volatile fields.
 */
final class ToasterPdo implements ToasterControl {

    /** What drivers that know no toaster may know it as. */
    static final String COMPATIBLE_ID = "TOASTERBUS\\APPLIANCE";

    private static final Logger LOG = LoggerFactory.getLogger(ToasterPdo.class);

    private static final int CRISPEST = 9;

    private final ToasterId id;
    private volatile int crispiness = CRISPEST / 2;
    private volatile boolean locked;

    private ToasterPdo(ToasterId id) {
        this.id = id;
    }

    /** Makes the device of a toaster. */
    static Device create(ToasterId id, PdoInit init) {
        ToasterPdo toaster = new ToasterPdo(id);
        Device device =
                init.hardwareId(id.hardwareId())
                        .compatibleId(COMPATIBLE_ID)
                        .instanceId(String.format(Locale.ROOT, "%02d", id.serialNumber()))
                        .description(id.description())
                        .location("toaster bus, serial number " + id.serialNumber())
                        .create();
        return toaster.describe(device);
    }

    private Device describe(Device device) {
        return device.pnpCapabilities(pnp ->
                        pnp.removable(true)
                                .ejectSupported(true)
                                .surpriseRemovalOk(true)
                                .uniqueId(true)
                                .lockSupported(true)
                                .address(id.serialNumber())
                                .uiNumber(id.serialNumber()))
                .powerCapabilities(power ->
                        power.deviceState(SystemPowerState.SLEEPING1, DevicePowerState.D1)
                                .deviceState(SystemPowerState.SLEEPING2, DevicePowerState.D1)
                                .deviceState(SystemPowerState.SLEEPING3, DevicePowerState.D1)
                                .deviceWake(DevicePowerState.D1)
                                .wakeFrom(DevicePowerState.D1, true)
                                .systemWake(SystemPowerState.SLEEPING3))
                .addQueryInterface(TYPE, this, query -> {})
                .evtDeviceEject(this::evtDeviceEject)
                .evtDeviceSetLock(this::evtDeviceSetLock)
                .evtDeviceEnableWakeAtBus(state -> LOG.info("{}: wake enabled at bus", this))
                .evtDeviceDisableWakeAtBus(() -> LOG.info("{}: wake disabled at bus", this));
    }

    private void evtDeviceEject() {
        if (locked) {
            throw new StatusException(Status.DEVICE_BUSY, this + " is locked");
        }
        LOG.info("{}: ejected", this);
    }

    private void evtDeviceSetLock(boolean lock) {
        locked = lock;
    }

    @Override
    public int crispiness() {
        return crispiness;
    }

    @Override
    public void crispiness(int level) {
        if (level < 0 || level > CRISPEST) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    "a crispiness of %d is none from 0 to %d".formatted(level, CRISPEST));
        }
        crispiness = level;
    }

    @Override
    public boolean isSafetyLocked() {
        return locked;
    }

    @Override
    public String toString() {
        return "toaster " + id.serialNumber();
    }
}
