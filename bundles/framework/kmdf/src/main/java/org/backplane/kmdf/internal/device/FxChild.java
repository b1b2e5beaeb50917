package org.backplane.kmdf.internal.device;

import org.backplane.kmdf.internal.pnp.PdoLink;

/**
 * One child in a child list.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the list's lock, except for the flag that
 * the child's removal reads, and what is constant.
 */
final class FxChild implements PdoLink {

    final FxChildList list;
    final Object identification;
    Object address;
    FxDevice pdo;

    /** In which scan the bus driver reported the child last. */
    int seen;

    /** The bus driver's callback makes the PDO. */
    boolean creating;

    /** The callback did not make one. */
    boolean failed;

    /** The PnP manager knows of the PDO. */
    boolean reported;

    /** Another child goes on with the descriptions. */
    boolean handedOn;

    private volatile boolean reportedMissing;

    FxChild(FxChildList list, Object identification, Object address) {
        this.list = list;
        this.identification = identification;
        this.address = address;
    }

    /** Whether the bus driver made the PDO before it reported the child. */
    boolean isStatic() {
        return list.config.create == null;
    }

    /** Whether there is a PDO, or will be one in a moment. */
    boolean holdsPdo() {
        return pdo != null || creating;
    }

    /** Notes that the PnP manager is told of the child's absence; false if it was before. */
    boolean reportMissing() {
        boolean first = !reportedMissing;
        reportedMissing = true;
        return first;
    }

    @Override
    public boolean isReportedMissing() {
        return reportedMissing;
    }

    @Override
    public void gone() {
        list.gone(this);
    }

    @Override
    public void ejected() {
        list.ejected(this);
    }

    @Override
    public void reenumerate() {
        list.reenumerate(this);
    }
}
