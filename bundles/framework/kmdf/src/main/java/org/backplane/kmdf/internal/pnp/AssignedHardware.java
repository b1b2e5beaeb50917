package org.backplane.kmdf.internal.pnp;

import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.hardware.FxResourceList;
import org.backplane.wdm.ResourceList;
import org.backplane.wdm.StartParameters;

/**
 * What the PnP manager assigned to a device, from PrepareHardware to ReleaseHardware.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP machine.
 */
final class AssignedHardware {

    private static final StartParameters NOTHING =
            new StartParameters(ResourceList.EMPTY, ResourceList.EMPTY);

    private final PnpDevice device;
    private StartParameters parameters;

    // Null unless there is something to revoke, as there is in a few devices only.

    private FxResourceList raw;
    private FxResourceList translated;

    AssignedHardware(PnpDevice device) {
        this.device = device;
    }

    /** Keeps what came with a START_DEVICE; null if nothing did. */
    void assign(StartParameters assigned) {
        parameters = NOTHING.equals(assigned) ? NOTHING : assigned;
    }

    boolean isAssigned() {
        return parameters != null;
    }

    /** Shows the driver its resources and gives the interrupts their lines. */
    Outcome prepare() {
        raw = view(parameters.raw());
        translated = view(parameters.translated());
        device.interrupts().assign(translated);
        Outcome outcome = device.callbacks().prepareHardware(raw, translated);
        if (parameters.equals(NOTHING)) {
            raw = null;
            translated = null;
        }
        return outcome;
    }

    /** Takes the resources back; registers are revoked when the driver has let go of them. */
    Outcome release() {
        Outcome outcome = device.callbacks().run(DeviceCallback.RELEASE_HARDWARE);
        revoke(raw);
        revoke(translated);
        return outcome;
    }

    private FxResourceList view(ResourceList list) {
        return new FxResourceList(device.instanceId(), list);
    }

    private static void revoke(FxResourceList list) {
        if (list != null) {
            list.revoke();
        }
    }
}
