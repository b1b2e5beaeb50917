package org.backplane.kmdf.internal.pnp;

import static org.backplane.ddi.PnpState.FAILED_INIT;
import static org.backplane.ddi.PnpState.FAILED_OWN_HARDWARE;
import static org.backplane.ddi.PnpState.FAILED_WAIT_FOR_REMOVE;
import static org.backplane.ddi.PnpState.HARDWARE_AVAILABLE;
import static org.backplane.ddi.PnpState.INIT;
import static org.backplane.ddi.PnpState.STARTED;

import org.backplane.ddi.PnpState;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.status.Status;

/** What the PnP machine does while a device starts for the first time. */
final class PnpStarting {

    private PnpStarting() {}

    /** A START_DEVICE that came back because a lower driver failed is completed here. */
    static PnpState init(FxPkgPnp pnp) {
        pnp.finishPending();
        return null;
    }

    static PnpState initStarting(FxPkgPnp pnp) {
        return pnp.startPending() ? HARDWARE_AVAILABLE : null;
    }

    static PnpState hardwareAvailable(FxPkgPnp pnp) {
        if (!pnp.hardware().isAssigned()) {
            pnp.pending()
                    .fail(
                            new Outcome(
                                    Status.INVALID_PARAMETER,
                                    "START_DEVICE of "
                                            + pnp.device().instanceId()
                                            + " came without resource lists"));
            return FAILED_INIT;
        }
        return prepareAndPowerUp(pnp);
    }

    /** Prepares the hardware and lets power policy bring the device to D0. */
    static PnpState prepareAndPowerUp(FxPkgPnp pnp) {
        Outcome prepared = pnp.hardware().prepare();
        if (!prepared.isOk()) {
            pnp.failStart(prepared);
            return FAILED_OWN_HARDWARE;
        }
        Outcome capabilities = pnp.power().policy().queryCapabilities();
        if (!capabilities.isOk()) {
            pnp.failStart(capabilities);
            return FAILED_OWN_HARDWARE;
        }
        pnp.powerPolicyStart();
        return null;
    }

    static PnpState powerPolicyFailed(FxPkgPnp pnp) {
        pnp.failStartForPower();
        return FAILED_OWN_HARDWARE;
    }

    static PnpState enableInterfaces(FxPkgPnp pnp) {
        pnp.device().interfaces().enable();
        return STARTED;
    }

    static PnpState started(FxPkgPnp pnp) {
        pnp.finishPending();
        return null;
    }

    static PnpState failedInit(FxPkgPnp pnp) {
        pnp.finishPending();
        return INIT;
    }

    static PnpState failedStarted(FxPkgPnp pnp) {
        pnp.pending().fail(pnp.notNow(FAILED_WAIT_FOR_REMOVE));
        pnp.finishPending();
        return FAILED_WAIT_FOR_REMOVE;
    }

    /** A PDO that was removed and is still present starts anew. */
    static PnpState pdoRestart(FxPkgPnp pnp) {
        pnp.device().health().reset();
        pnp.device().io().restart();
        pnp.power().policy().restart();
        return pnp.startPending() ? HARDWARE_AVAILABLE : null;
    }
}
