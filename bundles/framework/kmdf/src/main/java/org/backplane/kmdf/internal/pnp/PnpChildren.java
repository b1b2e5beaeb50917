package org.backplane.kmdf.internal.pnp;

import org.backplane.wdm.DeviceObject;

import java.util.List;

/**
 * The children of a bus, as PnP needs them.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the implementation.
 */
public interface PnpChildren {

    /** The PDOs of all children that are present; makes those that are not there yet. */
    List<DeviceObject> busRelations();

    /** The bus has come to D0: lets its driver look who is there (EvtChildListScanForChildren). */
    void scanForChildren();

    /** The hardware of the bus is gone, and that of all its children with it. */
    void markAllMissing();

    /** The PnP packages of all children whose PDOs still exist. */
    List<FxPkgPdo> remaining();

    /** The bus goes: takes no further child until it is asked for them again; as remaining. */
    List<FxPkgPdo> close();
}
