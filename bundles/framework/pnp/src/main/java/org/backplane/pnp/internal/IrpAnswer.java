package org.backplane.pnp.internal;

import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.PnpMinor;

/**
 * What came of an IRP that the PnP manager sent.
 *
 * @param status how it was completed; IO_TIMEOUT if it was not
 * @param result the answer of a query; may be null
 * @param ending how it ended
 * @param minor what was asked
 * @param said who completed it; else a clause that says which driver did what
 * @param stuck whose driver it did not get past; null if it was completed
 */
record IrpAnswer(
        Status status, Object result, Ending ending, int minor, String said, DeviceObject stuck) {

    /** How an IRP ended, seen from its sender. */
    enum Ending {
        COMPLETED,
        /** A driver threw instead. */
        THROWN,
        /** A driver kept it for too long. */
        GIVEN_UP
    }

    boolean givenUp() {
        return ending == Ending.GIVEN_UP;
    }

    boolean isCompleted() {
        return ending == Ending.COMPLETED;
    }

    boolean isSuccess() {
        return status.isSuccess();
    }

    /** A clause that says which driver did what, for sentences. */
    String account() {
        return isCompleted()
                ? "driver " + said + " answered " + PnpMinor.name(minor) + " with " + status
                : said;
    }

    /** The account of a refusal, with the reason that the driver gave, if it gave one. */
    String accountWithReason() {
        return result instanceof String reason ? account() + ": " + reason : account();
    }
}
