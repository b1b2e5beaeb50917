package org.backplane.kmdf.internal.pnp;

import static org.backplane.ddi.PnpState.FAILED;
import static org.backplane.ddi.PnpState.FAILED_OWN_HARDWARE;
import static org.backplane.ddi.PnpState.RESTARTING;
import static org.backplane.ddi.PnpState.RESTART_HARDWARE_AVAILABLE;
import static org.backplane.ddi.PnpState.STARTING_FROM_STOPPED;

import org.backplane.ddi.PnpState;
import org.backplane.kmdf.internal.callback.Outcome;

/** What the PnP machine does while a device stops and starts again, without being removed. */
final class PnpStopping {

    private PnpStopping() {}

    /** Lets power policy take a device out of D0 that will start again. */
    static PnpState powerDown(FxPkgPnp pnp) {
        pnp.powerPolicyStop(false);
        return null;
    }

    /** Lets power policy take a device out of D0 for good. */
    static PnpState powerDownForGood(FxPkgPnp pnp) {
        pnp.powerPolicyStop(true);
        return null;
    }

    /** As {@link #powerDown}; the device was brought to D0 to be asked. */
    static PnpState powerDownQueried(FxPkgPnp pnp) {
        pnp.powerPolicyStop(false);
        pnp.power().policy().dereferenceForQuery();
        return null;
    }

    /** As {@link #powerDownForGood}; the device was brought to D0 to be asked. */
    static PnpState powerDownForGoodQueried(FxPkgPnp pnp) {
        pnp.powerPolicyStop(true);
        pnp.power().policy().dereferenceForQuery();
        return null;
    }

    /** Lets power policy bring the device to D0. */
    static PnpState powerUp(FxPkgPnp pnp) {
        pnp.powerPolicyStart();
        return null;
    }

    static PnpState stopped(FxPkgPnp pnp) {
        Outcome released = pnp.hardware().release();
        if (!released.isOk()) {
            pnp.device().health().failedInternally(released);
            return FAILED;
        }
        pnp.finishPending();
        return null;
    }

    static PnpState waitForStartCompletion(FxPkgPnp pnp) {
        return pnp.startPending() ? STARTING_FROM_STOPPED : null;
    }

    static PnpState startingFromStopped(FxPkgPnp pnp) {
        Outcome prepared = pnp.hardware().prepare();
        if (!prepared.isOk()) {
            pnp.failStart(prepared);
            return FAILED_OWN_HARDWARE;
        }
        return RESTARTING;
    }

    static PnpState restartReleaseHardware(FxPkgPnp pnp) {
        Outcome released = pnp.hardware().release();
        if (!released.isOk()) {
            pnp.failStart(released);
            return FAILED;
        }
        return pnp.startPending() ? RESTART_HARDWARE_AVAILABLE : null;
    }
}
