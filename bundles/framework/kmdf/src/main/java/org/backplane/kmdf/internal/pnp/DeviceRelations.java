package org.backplane.kmdf.internal.pnp;

import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.RelationType;

import java.util.ArrayList;
import java.util.List;

/**
 * Answers QUERY_DEVICE_RELATIONS: adds a device's relations to those of others.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP manager.
 */
final class DeviceRelations {

    private DeviceRelations() {}

    /** Adds to the IRP's result; leaves it as it is if there is nothing to add. */
    static void answer(FxPkgPnp pnp, Irp irp) {
        RelationType type = (RelationType) irp.current().argument();
        PnpReports reports = pnp.reportsIfAny();
        if (reports != null) {
            reports.relationsQuery(type);
        }
        List<PnpChildren> lists =
                type == RelationType.BUS ? List.copyOf(pnp.device().childLists()) : List.of();
        List<DeviceObject> own =
                type == RelationType.REMOVAL && reports != null
                        ? reports.removalRelations().list()
                        : pnp.relations(type);
        if (lists.isEmpty() && own.isEmpty()) {
            return;
        }
        List<Object> relations = new ArrayList<>();
        if (irp.result() instanceof List<?> before) {
            relations.addAll(before);
        }
        relations.addAll(own);
        for (PnpChildren children : lists) {
            relations.addAll(children.busRelations());
        }
        irp.result(relations);
        irp.status(Status.SUCCESS);
    }
}
