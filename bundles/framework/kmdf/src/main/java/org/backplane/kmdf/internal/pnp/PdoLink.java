package org.backplane.kmdf.internal.pnp;

/**
 * What a PDO knows of its place on the bus.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> the bus's child list.
 */
public interface PdoLink {

    /** Whether the bus has told the PnP manager that the child is not there any more. */
    boolean isReportedMissing();

    /** The PDO is deleted; the bus forgets it. */
    void gone();
}
