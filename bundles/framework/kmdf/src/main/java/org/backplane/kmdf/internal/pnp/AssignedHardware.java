package org.backplane.kmdf.internal.pnp;

import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.hardware.FxResourceList;
import org.backplane.wdm.StartParameters;

/**
 * What the PnP manager assigned to a device, from PrepareHardware to ReleaseHardware.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP machine.
 */
final class AssignedHardware {

    private final PnpDevice device;
    private StartParameters parameters;
    private FxResourceList raw;
    private FxResourceList translated;

    AssignedHardware(PnpDevice device) {
        this.device = device;
    }

    /** Keeps what came with a START_DEVICE; null if nothing did. */
    void assign(StartParameters assigned) {
        parameters = assigned;
    }

    boolean isAssigned() {
        return parameters != null;
    }

    /** Shows the driver its resources and gives the interrupts their lines. */
    Outcome prepare() {
        raw = new FxResourceList(device.instanceId(), parameters.raw());
        translated = new FxResourceList(device.instanceId(), parameters.translated());
        device.interrupts().assign(translated);
        return device.callbacks().prepareHardware(raw, translated);
    }

    /** Takes the resources back; registers are revoked when the driver has let go of them. */
    Outcome release() {
        Outcome outcome = device.callbacks().run(DeviceCallback.RELEASE_HARDWARE);
        raw.revoke();
        translated.revoke();
        return outcome;
    }
}
