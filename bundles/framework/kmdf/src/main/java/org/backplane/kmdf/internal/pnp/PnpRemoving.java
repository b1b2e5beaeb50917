package org.backplane.kmdf.internal.pnp;

import static org.backplane.ddi.PnpState.EJECTED_WAITING_FOR_REMOVE;
import static org.backplane.ddi.PnpState.EJECT_FAILED;
import static org.backplane.ddi.PnpState.FINAL;
import static org.backplane.ddi.PnpState.REMOVED_CHILDREN_REMOVED;
import static org.backplane.ddi.PnpState.REMOVED_PDO_WAIT;
import static org.backplane.ddi.PnpState.REMOVED_WAIT_FOR_CHILDREN;

import org.backplane.ddi.PnpState;
import org.backplane.kmdf.internal.callback.Outcome;

/** What the PnP machine does while a device is removed. */
final class PnpRemoving {

    private PnpRemoving() {}

    static PnpState disableInterfaces(FxPkgPnp pnp) {
        pnp.hardware().release();
        pnp.cleanupForRemove(true);
        pnp.powerPolicyRemove();
        return null;
    }

    static PnpState removed(FxPkgPnp pnp) {
        return pnp.removeChildren() ? REMOVED_CHILDREN_REMOVED : REMOVED_WAIT_FOR_CHILDREN;
    }

    /** The device's contents end; the object follows when the removal IRP has passed. */
    static PnpState endOfContents(FxPkgPnp pnp) {
        pnp.removedCommon();
        return FINAL;
    }

    /** A PDO that is still present keeps its object, and may be started again. */
    static PnpState pdoWait(FxPkgPnp pnp) {
        pnp.removeProcessed();
        return null;
    }

    static PnpState pdoSurpriseRemoved(FxPkgPnp pnp) {
        pnp.surpriseRemoved();
        pnp.finishPending();
        return REMOVED_PDO_WAIT;
    }

    /** A device that the hardware did not let go of may be started again. */
    static PnpState ejectHardware(FxPkgPnp pnp) {
        Outcome outcome = pnp.ejectHardware();
        if (!outcome.isOk()) {
            pnp.pending().fail(outcome);
        }
        pnp.finishPending();
        return outcome.isOk() ? EJECTED_WAITING_FOR_REMOVE : EJECT_FAILED;
    }

    static PnpState reachedFinal(FxPkgPnp pnp) {
        pnp.reachedFinal();
        return null;
    }
}
