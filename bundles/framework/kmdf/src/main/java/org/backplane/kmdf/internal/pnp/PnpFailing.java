package org.backplane.kmdf.internal.pnp;

import static org.backplane.ddi.PnpState.FAILED;
import static org.backplane.ddi.PnpState.FAILED_IO_STARTING;
import static org.backplane.ddi.PnpState.FAILED_WAIT_FOR_REMOVE;
import static org.backplane.ddi.PnpState.INIT;

import org.backplane.ddi.PnpState;
import org.backplane.wdm.PnpMinor;

/** What the PnP machine does when a device failed, or is gone by surprise. */
final class PnpFailing {

    private PnpFailing() {}

    static PnpState initSurpriseRemoved(FxPkgPnp pnp) {
        pnp.finishPending();
        return INIT;
    }

    static PnpState surpriseRemove(FxPkgPnp pnp) {
        pnp.surpriseRemoved();
        return FAILED;
    }

    static PnpState surpriseRemoveIoStarted(FxPkgPnp pnp) {
        pnp.surpriseRemoved();
        return FAILED_IO_STARTING;
    }

    static PnpState ownHardware(FxPkgPnp pnp) {
        pnp.hardware().release();
        return FAILED;
    }

    static PnpState failed(FxPkgPnp pnp) {
        pnp.cleanupForRemove(false);
        pnp.powerPolicyRemove();
        return null;
    }

    /**
     * A failed stop is not in the IRP's status, because a stop cannot fail: it is told otherwise.
     */
    static PnpState powerPolicyRemoved(FxPkgPnp pnp) {
        boolean failedToStop = pnp.pending().isMinor(PnpMinor.STOP_DEVICE);
        pnp.finishPending();
        if (failedToStop) {
            pnp.device().health().failed(pnp.powerOutcome());
            pnp.device().health().tellPnpManager();
        }
        return FAILED_WAIT_FOR_REMOVE;
    }

    static PnpState failedSurpriseRemoved(FxPkgPnp pnp) {
        pnp.surpriseRemoved();
        pnp.finishPending();
        return FAILED_WAIT_FOR_REMOVE;
    }
}
