package org.backplane.pnp.internal;

import org.backplane.status.Status;

/**
 * What came of an IRP that the PnP manager sent.
 *
 * @param status how it was completed; IO_TIMEOUT if it was not
 * @param result the answer of a query; may be null
 * @param givenUp whether it was not completed in time
 * @param account a clause that says which driver did what, for sentences
 */
record IrpAnswer(Status status, Object result, boolean givenUp, String account) {

    boolean isSuccess() {
        return status.isSuccess();
    }
}
