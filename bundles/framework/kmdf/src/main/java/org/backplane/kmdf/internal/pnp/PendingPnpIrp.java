package org.backplane.kmdf.internal.pnp;

import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.status.Status;
import org.backplane.wdm.Irp;
import org.backplane.wdm.PnpMinor;

import java.util.List;
import java.util.function.Consumer;

/**
 * The state-changing PnP IRP that a device works on, if there is one, and how it is to end.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP machine. Only whether there is one is
 * read from outside: the PnP manager may have given up waiting and come with the next.
 */
final class PendingPnpIrp {

    private volatile Irp irp;

    /** Its minor function, also for those who must not look at the IRP. */
    private volatile int minor;

    private Outcome outcome = Outcome.OK;
    private boolean cameBack;

    /** Takes the IRP in; false if there is one already. */
    boolean take(Irp arrived) {
        if (irp != null) {
            return false;
        }
        arrived.markPending();
        outcome = Outcome.OK;
        cameBack = false;
        minor = arrived.current().minor();
        irp = arrived;
        return true;
    }

    /** The IRP; null if there is none. */
    Irp irp() {
        return irp;
    }

    /** What it is; empty if there is none. */
    List<String> describe() {
        return irp == null ? List.of() : List.of(PnpMinor.name(minor));
    }

    boolean isMinor(int minor) {
        Irp present = irp;
        return present != null && present.current().minor() == minor;
    }

    /** The drivers below have seen the IRP. */
    void cameBack() {
        cameBack = true;
    }

    /** The IRP is to fail. */
    void fail(Outcome reason) {
        outcome = reason;
    }

    /** PnpFinishProcessingIrp: completes the IRP, or passes it on if it went well so far. */
    void finish(Consumer<Irp> passOn) {
        Irp finished = irp;
        if (finished == null) {
            return;
        }
        irp = null;
        if (!outcome.isOk()) {
            finished.status(outcome.status());
            finished.result(outcome.reason());
            finished.complete();
        } else if (cameBack) {
            finished.complete();
        } else {
            finished.status(Status.SUCCESS);
            passOn.accept(finished);
        }
    }
}
