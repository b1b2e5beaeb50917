package org.backplane.kmdf.internal.pnp;

/**
 * What a PDO knows of its place on the bus.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the bus's child list.
 */
public interface PdoLink {

    /** Whether the bus has told the PnP manager that the child is not there any more. */
    boolean isReportedMissing();

    /** The PDO is deleted; the bus forgets it. */
    void gone();

    /** The hardware has let go of the child; the bus does not report it any more. */
    void ejected();

    /** A driver of the child wants it to be taken for missing and found again. */
    void reenumerate();
}
