package org.backplane.kmdf.internal.pnp;

import org.backplane.ddi.PnpState;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.hardware.FxResourceListBuilder;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceText;
import org.backplane.wdm.IdType;
import org.backplane.wdm.Irp;
import org.backplane.wdm.PnpMinor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PnP side of a bus driver's child: the bottom of its stack, where IRPs end. */
public final class FxPkgPdo extends FxPkgPnp {

    private static final Logger LOG = LoggerFactory.getLogger(FxPkgPdo.class);

    private final PdoIdentity identity;
    private final PdoLink link;

    /** What to tell the bus that waits for this child's end; null if it does not go. */
    private Runnable parentWaiting;

    /** Makes the package of a child. */
    public FxPkgPdo(PnpDevice device, PdoIdentity identity, PdoLink link) {
        super(device);
        this.identity = identity;
        this.link = link;
    }

    /** The bus goes; {@code done} runs when this child has come to its end. */
    void parentRemoved(Runnable done) {
        parentWaiting = done;
        post(PnpEvent.PARENT_REMOVED);
    }

    @Override
    public void discard() {
        enterFromOutside(PnpState.PDO_INIT_FAILED);
    }

    @Override
    boolean sendStartDown(Irp irp) {
        irp.status(Status.SUCCESS);
        pending().cameBack();
        return true;
    }

    @Override
    void sendCancelDown(Irp irp, PnpEvent event) {
        post(event);
    }

    @Override
    Status fireAndForget(Irp irp) {
        return irp.complete(irp.status());
    }

    @Override
    Status finishRemove(Irp irp) {
        return irp.complete(Status.SUCCESS);
    }

    @Override
    PnpState postRemoveState() {
        return PnpState.CHECK_FOR_DEVICE_PRESENCE;
    }

    @Override
    PnpState checkForDevicePresence() {
        boolean goes = link.isReportedMissing() || parentWaiting != null;
        return goes ? PnpState.PDO_REMOVED : PnpState.REMOVED_PDO_WAIT;
    }

    @Override
    void reachedFinal() {
        deviceObject().delete();
        device().object().deleteObject();
        link.gone();
        tellParent();
        removeProcessed();
    }

    @Override
    public void dropped(PnpState state, PnpEvent event) {
        super.dropped(state, event);
        if (event == PnpEvent.PARENT_REMOVED) {
            LOG.error(
                    "the bus of {} is removed while the device is in state {}; children go first",
                    device().instanceId(),
                    state);
            tellParent();
        }
    }

    private void tellParent() {
        Runnable waiting = parentWaiting;
        if (waiting != null) {
            parentWaiting = null;
            waiting.run();
        }
    }

    @Override
    Status query(Irp irp) {
        Outcome outcome =
                switch (irp.current().minor()) {
                    case PnpMinor.QUERY_ID -> answer(irp, id((IdType) irp.current().argument()));
                    case PnpMinor.QUERY_DEVICE_TEXT ->
                            answer(irp, text((DeviceText) irp.current().argument()));
                    case PnpMinor.QUERY_RESOURCES -> queryResources(irp);
                    default -> Outcome.OK;
                };
        return irp.complete(outcome.isOk() ? irp.status() : outcome.status());
    }

    /** A null answer leaves the IRP as it is, which means that there is none. */
    private static Outcome answer(Irp irp, Object answer) {
        if (answer != null) {
            irp.result(answer);
            irp.status(Status.SUCCESS);
        }
        return Outcome.OK;
    }

    private Object id(IdType type) {
        return switch (type) {
            case DEVICE_ID -> identity.deviceId();
            case INSTANCE_ID -> identity.instanceId();
            case HARDWARE_IDS -> identity.hardwareIds();
            case COMPATIBLE_IDS -> identity.compatibleIds();
        };
    }

    private String text(DeviceText type) {
        return switch (type) {
            case DESCRIPTION -> identity.description();
            case LOCATION -> identity.location();
        };
    }

    private Outcome queryResources(Irp irp) {
        FxResourceListBuilder builder = new FxResourceListBuilder();
        Outcome outcome = device().callbacks().resourcesQuery(builder);
        return outcome.isOk() ? answer(irp, builder.build()) : outcome;
    }
}
