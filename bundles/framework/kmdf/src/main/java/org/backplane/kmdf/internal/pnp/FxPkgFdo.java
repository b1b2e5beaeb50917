package org.backplane.kmdf.internal.pnp;

import org.backplane.ddi.PnpState;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.InterfaceQuery;
import org.backplane.wdm.Irp;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.RelationType;
import org.backplane.wdm.StartParameters;
import org.backplane.wdm.UsageNotification;

import java.util.List;
import java.util.function.Consumer;

/** The PnP side of a function or filter driver's device: what it does, those below do too. */
public final class FxPkgFdo extends FxPkgPnp {

    /** Null as long as the driver registered nothing. */
    private ResourceFiltering requirements;

    /** Makes the package of a device that is attached to its stack. */
    public FxPkgFdo(PnpDevice device) {
        super(device);
    }

    /** The driver's say in what its stack asks for; made when it is registered. */
    public ResourceFiltering requirements() {
        if (requirements == null) {
            requirements = new ResourceFiltering(device().runner());
        }
        return requirements;
    }

    /** Those below do not see what this driver had added (EvtDeviceRemoveAddedResources). */
    @Override
    boolean sendStartDown(Irp irp) {
        StartParameters assigned = (StartParameters) irp.current().argument();
        Outcome[] failure = {Outcome.OK};
        StartParameters below =
                requirements == null || assigned == null
                        ? assigned
                        : requirements.withoutAdded(assigned, failure);
        if (!failure[0].isOk()) {
            failStart(failure[0]);
            post(PnpEvent.START_DEVICE_FAILED);
            return false;
        }
        irp.copyCurrentToNext();
        if (assigned != null && !assigned.equals(below)) {
            irp.next().setPnp(PnpMinor.START_DEVICE, below);
        }
        callDown(irp, PnpEvent.START_DEVICE_COMPLETE, PnpEvent.START_DEVICE_FAILED);
        return false;
    }

    @Override
    void sendCancelDown(Irp irp, PnpEvent event) {
        irp.copyCurrentToNext();
        callDown(irp, event, event);
    }

    private void callDown(Irp irp, PnpEvent wentWell, PnpEvent failed) {
        irp.setCompletionRoutine(
                (_, returned, _) -> {
                    pending().cameBack();
                    post(returned.status().isSuccess() ? wentWell : failed);
                    return false;
                },
                null);
        callLower(irp);
    }

    /** A stack that the PnP manager took apart meanwhile has nobody below any more. */
    private void callLower(Irp irp) {
        DeviceObject lower = device().lower();
        if (lower == null) {
            irp.refuse(Status.NO_SUCH_DEVICE);
        } else {
            irp.call(lower);
        }
    }

    @Override
    Status fireAndForget(Irp irp) {
        DeviceObject lower = device().lower();
        if (lower == null) {
            return irp.complete(Status.NO_SUCH_DEVICE);
        }
        irp.skipCurrent();
        return irp.call(lower);
    }

    @Override
    Status finishRemove(Irp irp) {
        irp.status(Status.SUCCESS);
        Status status = fireAndForget(irp);
        deviceObject().detach();
        deviceObject().delete();
        if (state() == PnpState.FINAL) {
            device().object().deleteObject();
        }
        return status;
    }

    @Override
    List<DeviceObject> relations(RelationType type) {
        return List.of();
    }

    @Override
    Status usageNotification(Irp irp) {
        UsageNotification notice = (UsageNotification) irp.current().argument();
        Outcome outcome = UsageNotices.begin(this, notice);
        if (!outcome.isOk()) {
            irp.result(outcome.reason());
            return irp.complete(outcome.status());
        }
        return onTheWayUp(
                irp, returned -> UsageNotices.end(this, notice, returned.status().isSuccess()));
    }

    @Override
    Status query(Irp irp) {
        return switch (irp.current().minor()) {
            case PnpMinor.QUERY_CAPABILITIES -> queryCapabilities(irp);
            case PnpMinor.FILTER_RESOURCE_REQUIREMENTS -> filterRequirements(irp);
            case PnpMinor.QUERY_INTERFACE -> queryInterface(irp);
            default -> fireAndForget(irp);
        };
    }

    /** What the bus and the drivers below say, changed as this driver says. */
    private Status queryCapabilities(Irp irp) {
        PnpReports reports = reportsIfAny();
        return reports == null
                ? fireAndForget(irp)
                : onTheWayUp(
                        irp,
                        returned -> {
                            DeviceCapabilities below =
                                    returned.result() instanceof DeviceCapabilities known
                                            ? known
                                            : DeviceCapabilities.DEFAULT;
                            returned.result(reports.applyTo(below));
                            returned.status(Status.SUCCESS);
                        });
    }

    private Status filterRequirements(Irp irp) {
        ResourceFiltering filtering = requirements;
        if (filtering == null) {
            return fireAndForget(irp);
        }
        Outcome outcome = filtering.down(irp);
        if (!outcome.isOk()) {
            irp.result(outcome.reason());
            return irp.complete(outcome.status());
        }
        return onTheWayUp(
                irp,
                returned -> {
                    Status below = returned.status();
                    if (below.isError() && !below.equals(Status.NOT_SUPPORTED)) {
                        return;
                    }
                    Outcome added = filtering.up(returned);
                    if (!added.isOk()) {
                        returned.result(added.reason());
                        returned.status(added.status());
                    }
                });
    }

    /** One that is not offered here is asked for below. */
    private Status queryInterface(Irp irp) {
        PnpReports reports = reportsIfAny();
        InterfaceQuery query = (InterfaceQuery) irp.current().argument();
        OfferedInterface offered = reports == null ? null : reports.offered(query.type());
        if (offered == null) {
            return fireAndForget(irp);
        }
        Outcome outcome = offered.answer(device(), irp);
        if (outcome.status().equals(Status.NOT_SUPPORTED)) {
            return fireAndForget(irp);
        }
        if (!outcome.isOk()) {
            irp.result(outcome.reason());
        }
        return irp.complete(outcome.status());
    }

    /** Passes the IRP on and does something when it comes back, at PASSIVE level. */
    private Status onTheWayUp(Irp irp, Consumer<Irp> then) {
        irp.copyCurrentToNext();
        irp.markPending();
        irp.setCompletionRoutine(
                (_, returned, _) -> {
                    if (dispatcher().currentLevel() == Level.PASSIVE) {
                        then.accept(returned);
                        return true;
                    }
                    dispatcher()
                            .post(
                                    Level.PASSIVE,
                                    "PnP IRP of " + device().instanceId(),
                                    () -> {
                                        then.accept(returned);
                                        returned.complete();
                                    });
                    return false;
                },
                null);
        callLower(irp);
        return Status.PENDING;
    }

    /** Asks the drivers below for an interface. */
    public <T> T queryForInterface(Class<T> type, InterfaceQuery query) {
        DeviceObject below = device().lower();
        Irp irp = new Irp(below.stackSize());
        irp.status(Status.NOT_SUPPORTED);
        irp.next().setPnp(PnpMinor.QUERY_INTERFACE, query);
        Event answered = dispatcher().event("interface for " + device().instanceId());
        irp.setCompletionRoutine(
                (_, _, _) -> {
                    answered.set();
                    return false;
                },
                null);
        irp.call(below);
        answered.await();
        if (!irp.status().isSuccess()) {
            throw new StatusException(
                    irp.status(),
                    "nobody below %s of %s answers for the interface {%s}"
                            .formatted(device().driverName(), device().instanceId(), query.type()));
        }
        if (!type.isInstance(irp.result())) {
            throw new StatusException(
                    Status.OBJECT_TYPE_MISMATCH,
                    "the interface {%s} of %s is %s, not a %s; the two drivers do not share the type"
                            .formatted(
                                    query.type(),
                                    device().instanceId(),
                                    irp.result() == null
                                            ? "nothing"
                                            : "a " + irp.result().getClass().getName(),
                                    type.getName()));
        }
        return type.cast(irp.result());
    }

    private Dispatcher dispatcher() {
        return device().kernel().dispatcher();
    }

    @Override
    PnpState postRemoveState() {
        return PnpState.FDO_REMOVED;
    }

    @Override
    PnpState checkForDevicePresence() {
        return PnpState.FINAL;
    }

    @Override
    void reachedFinal() {
        removeProcessed();
    }

    @Override
    public void discard() {
        super.discard();
        deviceObject().detach();
        deviceObject().delete();
        device().object().deleteObject();
    }
}
