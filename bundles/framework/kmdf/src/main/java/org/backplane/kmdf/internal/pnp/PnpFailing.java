package org.backplane.kmdf.internal.pnp;

import static org.backplane.ddi.PnpState.FAILED;
import static org.backplane.ddi.PnpState.FAILED_IO_STARTING;
import static org.backplane.ddi.PnpState.FAILED_WAIT_FOR_REMOVE;
import static org.backplane.ddi.PnpState.INIT;
import static org.backplane.ddi.PnpState.SURPRISE_REMOVE_IO_STARTED;

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

    static PnpState queriedSurpriseRemove(FxPkgPnp pnp) {
        pnp.power().policy().dereferenceForQuery();
        return SURPRISE_REMOVE_IO_STARTED;
    }

    /** Everything stops, as after a surprise removal. */
    static PnpState ioStarting(FxPkgPnp pnp) {
        pnp.powerPolicySurpriseRemove();
        return null;
    }

    /**
     * A failed start is in the IRP's status. A failed stop is not, because a stop cannot fail, and
     * a device that failed while it ran has no IRP at all: that is told otherwise.
     */
    static PnpState powerPolicyRemoved(FxPkgPnp pnp) {
        boolean told =
                pnp.pending().isMinor(PnpMinor.START_DEVICE)
                        || pnp.pending().isMinor(PnpMinor.SURPRISE_REMOVAL);
        pnp.finishPending();
        if (!told) {
            pnp.device().health().failed(pnp.power().failure());
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
