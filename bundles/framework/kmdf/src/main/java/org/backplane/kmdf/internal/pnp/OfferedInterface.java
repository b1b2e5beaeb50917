package org.backplane.kmdf.internal.pnp;

import org.backplane.ddi.EvtDeviceProcessQueryInterfaceRequest;
import org.backplane.ddi.QueryInterfaceConfig;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.status.Status;
import org.backplane.wdm.CountedInterface;
import org.backplane.wdm.InterfaceQuery;
import org.backplane.wdm.Irp;

import java.util.UUID;

/**
 * An interface that a driver offers to those that ask the stack for it.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> filled before it is offered, constant afterwards.
 */
final class OfferedInterface implements QueryInterfaceConfig {

    private final UUID type;
    private final Object exposed;
    private EvtDeviceProcessQueryInterfaceRequest process;
    private boolean parentStack;
    private boolean imported;

    OfferedInterface(UUID type, Object exposed) {
        this.type = type;
        this.exposed = exposed;
    }

    @Override
    public QueryInterfaceConfig evtDeviceProcessQueryInterfaceRequest(
            EvtDeviceProcessQueryInterfaceRequest callback) {
        process = callback;
        return this;
    }

    @Override
    public QueryInterfaceConfig sendQueryToParentStack() {
        parentStack = true;
        return this;
    }

    @Override
    public QueryInterfaceConfig importInterface() {
        imported = true;
        return this;
    }

    UUID type() {
        return type;
    }

    /** What the driver has to say still; null if all is well. */
    String lacking(boolean isPdo) {
        if (parentStack && !isPdo) {
            return "is sent to the parent stack, which only a bus driver's child has";
        }
        if (imported && process == null) {
            return "is imported, and lacks evtDeviceProcessQueryInterfaceRequest to take it";
        }
        return exposed == null && !imported && !parentStack
                ? "lacks the object that is handed out"
                : null;
    }

    boolean isForParentStack() {
        return parentStack;
    }

    /** Answers the IRP; {@link Status#NOT_SUPPORTED} if others are to be asked. */
    Outcome answer(PnpDevice device, Irp irp) {
        InterfaceQuery query = (InterfaceQuery) irp.current().argument();
        Object[] given = {exposed};
        if (process != null) {
            Outcome outcome =
                    device.runner()
                            .run(
                                    "EvtDeviceProcessQueryInterfaceRequest",
                                    () ->
                                            given[0] =
                                                    process.evtDeviceProcessQueryInterfaceRequest(
                                                            query, exposed));
            if (!outcome.isOk()) {
                return outcome;
            }
        }
        if (given[0] instanceof CountedInterface counted) {
            Outcome outcome =
                    device.runner().run("InterfaceReference", counted::interfaceReference);
            if (!outcome.isOk()) {
                return outcome;
            }
        }
        irp.result(given[0]);
        irp.status(Status.SUCCESS);
        return Outcome.OK;
    }
}
