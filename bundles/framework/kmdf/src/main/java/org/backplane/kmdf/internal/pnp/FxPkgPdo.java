package org.backplane.kmdf.internal.pnp;

import org.backplane.ddi.PnpState;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.RelationType;
import org.backplane.wdm.UsageNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * The PnP side of a bus driver's child: the bottom of its stack, where IRPs end. What it answers
 * when it is asked is in {@link PdoAnswers}.
 */
public final class FxPkgPdo extends FxPkgPnp {

    private static final Logger LOG = LoggerFactory.getLogger(FxPkgPdo.class);

    private static final AtomicReferenceFieldUpdater<FxPkgPdo, RelatedDevices> EJECTION_RELATIONS =
            AtomicReferenceFieldUpdater.newUpdater(
                    FxPkgPdo.class, RelatedDevices.class, "ejectionRelations");

    private final PdoIdentity identity;
    private final PnpDevice bus;

    /** Null for a static child that was not added to its bus. */
    private volatile PdoLink link;

    /** Null as long as the bus driver registered nothing. */
    private PdoCallbacks callbacks;

    /** Null as long as there were none. */
    private volatile RelatedDevices ejectionRelations;

    /** What to tell the bus that waits for this child's end; null if it does not go. */
    private Runnable parentWaiting;

    /**
     * Makes the package of a child.
     *
     * @param link null for a static child, which gets it when it is added
     */
    public FxPkgPdo(PnpDevice device, PdoIdentity identity, PnpDevice bus, PdoLink link) {
        super(device);
        this.identity = identity;
        this.bus = bus;
        this.link = link;
    }

    /** The bus. */
    public PnpDevice bus() {
        return bus;
    }

    /** The child's place on the bus; null for a static child that was not added. */
    public PdoLink link() {
        return link;
    }

    /** A static child is added to its bus. */
    public void link(PdoLink place) {
        link = place;
    }

    /** Whether the child may be used without a function driver; then it owns its power policy. */
    public boolean isRaw() {
        return identity.isRaw();
    }

    /** Whether the bus has to be in D0 for the child to be. */
    public boolean isPowerDependentOnParent() {
        return identity.options() == null || !identity.options().isPowerIndependent();
    }

    /** What the bus calls the child, for people. */
    public String nameOnBus() {
        return identity.deviceId() + "\\" + identity.instanceId();
    }

    PdoIdentity identity() {
        return identity;
    }

    /** What the bus driver registers for the child. */
    public PdoCallbacks callbacks() {
        if (callbacks == null) {
            callbacks = new PdoCallbacks(device().runner());
        }
        return callbacks;
    }

    /** What the bus driver registered for the child; null if it registered nothing. */
    public PdoCallbacks registered() {
        return callbacks;
    }

    /** Devices that are ejected together with this one. */
    public RelatedDevices ejectionRelations() {
        if (ejectionRelations == null) {
            EJECTION_RELATIONS.compareAndSet(this, null, new RelatedDevices());
        }
        return ejectionRelations;
    }

    /** The bus has told the PnP manager that the child is not there any more. */
    public void reportedMissing() {
        if (callbacks != null) {
            callbacks.reportedMissing();
        }
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
        PdoLink place = link;
        boolean goes = place == null || place.isReportedMissing() || parentWaiting != null;
        return goes ? PnpState.PDO_REMOVED : PnpState.REMOVED_PDO_WAIT;
    }

    /**
     * The hardware lets go of the child. If it does, the bus does not report it any more, before
     * the IRP is completed.
     */
    @Override
    Outcome ejectHardware() {
        Outcome outcome = callbacks == null ? Outcome.OK : callbacks.eject();
        PdoLink place = link;
        if (outcome.isOk() && place != null) {
            place.ejected();
        }
        return outcome;
    }

    @Override
    void reachedFinal() {
        deviceObject().delete();
        device().object().deleteObject();
        PdoLink place = link;
        if (place != null) {
            place.gone();
        }
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
    List<DeviceObject> relations(RelationType type) {
        return switch (type) {
            case EJECTION -> ejectionRelations == null ? List.of() : ejectionRelations.list();
            case TARGET -> List.of(deviceObject());
            case BUS, REMOVAL -> List.of();
        };
    }

    /** The kind of bus that the child is on; null if its driver does not say. */
    UUID busType() {
        PnpReports said = bus.reportsIfAny();
        return said == null ? null : said.busType();
    }

    @Override
    Status usageNotification(Irp irp) {
        UsageNotification notice = (UsageNotification) irp.current().argument();
        Outcome outcome = UsageNotices.begin(this, notice);
        if (!outcome.isOk()) {
            irp.result(outcome.reason());
            return irp.complete(outcome.status());
        }
        Status status = UsageNotices.tellBus(bus, notice);
        UsageNotices.end(this, notice, status.isSuccess());
        return irp.complete(status);
    }

    @Override
    Status query(Irp irp) {
        if (irp.current().minor() == PnpMinor.EJECT) {
            return eject(irp);
        }
        Outcome outcome = PdoAnswers.answer(this, irp);
        if (outcome == null) {
            return Status.PENDING;
        }
        if (!outcome.isOk()) {
            irp.result(outcome.reason());
            return irp.complete(outcome.status());
        }
        return irp.complete(irp.status());
    }

    /** A bus that cannot eject anything leaves the IRP as it is, which means just that. */
    private Status eject(Irp irp) {
        return callbacks != null && callbacks.ejects()
                ? change(irp, PnpEvent.EJECT)
                : irp.complete(irp.status());
    }
}
