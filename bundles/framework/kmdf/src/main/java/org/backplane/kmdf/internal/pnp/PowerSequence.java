package org.backplane.kmdf.internal.pnp;

import org.backplane.ddi.PowerDeviceState;
import org.backplane.kmdf.internal.callback.Outcome;

/**
 * Brings a device to D0 and out of it, in KMDF's order. There is neither idling nor system sleep
 * yet, so the device moves only when it starts, stops or leaves.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP state machine, from whose actions alone
 * it is used.
 */
final class PowerSequence {

    private final PnpDevice device;
    private final SelfManagedIo selfManagedIo;
    private boolean inD0;

    PowerSequence(PnpDevice device, SelfManagedIo selfManagedIo) {
        this.device = device;
        this.selfManagedIo = selfManagedIo;
    }

    /** Brings the device to D0; if a step fails, undoes those before it. */
    Outcome up() {
        Outcome outcome = device.callbacks().d0Entry(PowerDeviceState.D3_FINAL);
        if (!outcome.isOk()) {
            return outcome;
        }
        outcome = device.interrupts().connect();
        if (!outcome.isOk()) {
            powerOff();
            return outcome;
        }
        device.childLists().forEach(PnpChildren::scanForChildren);
        device.io().powerUp();
        outcome = selfManagedIo.start();
        if (!outcome.isOk()) {
            device.io().hold(true);
            powerOff();
            return outcome;
        }
        inD0 = true;
        return Outcome.OK;
    }

    /**
     * Takes the device out of D0 if it is there; a step that fails stops nothing.
     *
     * @param leaving whether it will not start again
     */
    Outcome down(boolean leaving) {
        if (!inD0) {
            return Outcome.OK;
        }
        inD0 = false;
        Outcome outcome = selfManagedIo.suspend();
        device.io().hold(leaving);
        return outcome.then(powerOff());
    }

    private Outcome powerOff() {
        Outcome outcome = device.interrupts().disconnect();
        return outcome.then(device.callbacks().d0Exit(PowerDeviceState.D3_FINAL));
    }
}
