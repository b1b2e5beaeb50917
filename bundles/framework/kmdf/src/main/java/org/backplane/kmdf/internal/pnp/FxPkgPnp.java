package org.backplane.kmdf.internal.pnp;

import org.backplane.ddi.PnpState;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.policy.PowerPolicyEvent;
import org.backplane.kmdf.internal.state.MachineContext;
import org.backplane.kmdf.internal.state.StateMachine;
import org.backplane.runtime.Event;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.PnpDeviceState;
import org.backplane.wdm.PnpDeviceStateReport;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.RelationType;
import org.backplane.wdm.StartParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * A device's dealings with the PnP manager: turns PnP IRPs into events of the PnP machine, and
 * completes them when the machine says so. How a function driver and a bus driver differ stands in
 * the two subclasses.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP manager, which has at most one
 * state-changing IRP under way for a device, and the machine, in whose actions all fields are used.
 */
public abstract sealed class FxPkgPnp implements MachineContext<PnpState, PnpEvent>
        permits FxPkgFdo, FxPkgPdo {

    private static final Logger LOG = LoggerFactory.getLogger(FxPkgPnp.class);

    private static final AtomicReferenceFieldUpdater<FxPkgPnp, PnpReports> REPORTS =
            AtomicReferenceFieldUpdater.newUpdater(FxPkgPnp.class, PnpReports.class, "reports");

    private static final AtomicIntegerFieldUpdater<FxPkgPnp> PENDING_CHILDREN =
            AtomicIntegerFieldUpdater.newUpdater(FxPkgPnp.class, "pendingChildren");

    private final PnpDevice device;

    /** Null as long as the driver said nothing. */
    private volatile PnpReports reports;

    private final FxPkgPower power;
    private final StateMachine<PnpState, PnpEvent, FxPkgPnp> machine;

    /** Set when the machine is done with a REMOVE_DEVICE; null before the first. */
    private volatile Event removeProcessed;

    /** Children whose end a removal waits for, and one more until all were told. */
    @SuppressWarnings("UnusedVariable") // by its updater
    private volatile int pendingChildren;

    private final PendingPnpIrp pending = new PendingPnpIrp();
    private final AssignedHardware hardware;

    /** Null as long as nothing keeps the device in its place. */
    private volatile DeviceUsage usage;

    private boolean removeRefused;

    /** The power failure while the device was asked whether it can go; null if there was none. */
    private PnpEvent failedWhileAsked;

    FxPkgPnp(PnpDevice device) {
        this.device = device;
        this.hardware = new AssignedHardware(device);
        this.machine = new StateMachine<>(device, PnpTable.TABLE, this);
        this.power = new FxPkgPower(this);
    }

    /** The power side. */
    public final FxPkgPower power() {
        return power;
    }

    /** What keeps the device in its place. */
    public final DeviceUsage usage() {
        if (usage == null) {
            device.machineLock().acquire();
            if (usage == null) {
                usage = new DeviceUsage(device.machineLock());
            }
            device.machineLock().release();
        }
        return usage;
    }

    /** The state of the PnP machine. */
    public final PnpState state() {
        return machine.state();
    }

    /** The last states of the PnP machine, oldest first. */
    public final List<PnpState> history() {
        return machine.history();
    }

    /** The PnP IRP that the machine works on, if there is one; for people. */
    public final List<String> irpsAtWork() {
        return pending.describe();
    }

    /** Device-add is over: the device waits for its start. */
    public final void added() {
        machine.post(PnpEvent.ADD_DEVICE);
    }

    /** Device-add failed: takes the device apart as a removal would. */
    public void discard() {
        added();
        machine.post(PnpEvent.REMOVE);
    }

    /** IRP_MJ_PNP. */
    public final Status dispatch(Irp irp) {
        return switch (irp.current().minor()) {
            case PnpMinor.START_DEVICE -> start(irp);
            case PnpMinor.QUERY_REMOVE_DEVICE -> change(irp, PnpEvent.QUERY_REMOVE);
            case PnpMinor.QUERY_STOP_DEVICE -> change(irp, PnpEvent.QUERY_STOP);
            case PnpMinor.STOP_DEVICE -> change(irp, PnpEvent.STOP);
            case PnpMinor.SURPRISE_REMOVAL -> change(irp, PnpEvent.SURPRISE_REMOVE);
            case PnpMinor.CANCEL_REMOVE_DEVICE -> cancel(irp, PnpEvent.CANCEL_REMOVE);
            case PnpMinor.CANCEL_STOP_DEVICE -> cancel(irp, PnpEvent.CANCEL_STOP);
            case PnpMinor.REMOVE_DEVICE -> remove(irp);
            case PnpMinor.QUERY_DEVICE_RELATIONS -> queryDeviceRelations(irp);
            case PnpMinor.QUERY_PNP_DEVICE_STATE -> queryDeviceState(irp);
            case PnpMinor.DEVICE_USAGE_NOTIFICATION -> usageNotification(irp);
            default -> query(irp);
        };
    }

    // What differs between function driver and bus driver.

    /** Lets the drivers below start; true if that is done, false if an event will say so. */
    abstract boolean sendStartDown(Irp irp);

    /** Lets the drivers below hear of a cancelled query, then posts the event. */
    abstract void sendCancelDown(Irp irp, PnpEvent event);

    /** Passes a finished IRP on. */
    abstract Status fireAndForget(Irp irp);

    /** Passes on or completes a REMOVE_DEVICE that the machine is done with. */
    abstract Status finishRemove(Irp irp);

    /** A special file comes or goes; those below hear of it, and any of them may refuse. */
    abstract Status usageNotification(Irp irp);

    /** Answers a query that is not the same for all. */
    abstract Status query(Irp irp);

    /** Where to go when all children are removed. */
    abstract PnpState postRemoveState();

    /** Where a removed PDO goes. */
    abstract PnpState checkForDevicePresence();

    /** The devices of the relations of this type that are this device's alone. */
    abstract List<DeviceObject> relations(RelationType type);

    /** Lets the hardware go; there is none to do so below a function driver's device. */
    Outcome ejectHardware() {
        return Outcome.OK;
    }

    /** The machine has come to its end. */
    abstract void reachedFinal();

    // IRPs.

    private Status start(Irp irp) {
        hardware.assign((StartParameters) irp.current().argument());
        return change(irp, PnpEvent.START_DEVICE);
    }

    final Status change(Irp irp, PnpEvent event) {
        return pending.take(irp) ? post(event) : refuseSecond(irp);
    }

    private Status cancel(Irp irp, PnpEvent event) {
        if (!pending.take(irp)) {
            return refuseSecond(irp);
        }
        irp.status(Status.SUCCESS);
        pending.cameBack();
        sendCancelDown(irp, event);
        return Status.PENDING;
    }

    private Status refuseSecond(Irp irp) {
        LOG.error(
                "{} got {} before the IRP sent to it earlier was completed; the PnP manager sends"
                        + " one at a time",
                device.instanceId(),
                PnpMinor.name(irp.current().minor()));
        return irp.complete(Status.INVALID_DEVICE_STATE);
    }

    final Status post(PnpEvent event) {
        machine.post(event);
        return Status.PENDING;
    }

    private Status remove(Irp irp) {
        if (!device.beginRemove()) {
            return finishRemove(irp);
        }
        removeRefused = false;
        Event earlier = removeProcessed;
        Event processed = device.kernel().dispatcher().event("removal of a device");
        removeProcessed = processed;
        machine.post(PnpEvent.REMOVE);
        processed.await();
        if (earlier != null) {
            // The PnP manager may have given one up that waits still.
            earlier.set();
        }
        return removeRefused ? irp.complete(Status.INVALID_DEVICE_STATE) : finishRemove(irp);
    }

    private Status queryDeviceRelations(Irp irp) {
        DeviceRelations.answer(this, irp);
        return fireAndForget(irp);
    }

    private Status queryDeviceState(Irp irp) {
        PnpDeviceStateReport known =
                irp.result() instanceof PnpDeviceStateReport others
                        ? others
                        : device.health().report();
        PnpReports said = reports;
        irp.result(notDisableable(said == null ? known : said.applyTo(known)));
        irp.status(Status.SUCCESS);
        return fireAndForget(irp);
    }

    /** A device with a special file on it may not be disabled. */
    private PnpDeviceStateReport notDisableable(PnpDeviceStateReport report) {
        if (usage == null || !usage.isInUse()) {
            return report;
        }
        Set<PnpDeviceState> flags = EnumSet.of(PnpDeviceState.NOT_DISABLEABLE);
        if (report == null) {
            return new PnpDeviceStateReport(
                    flags,
                    Status.SUCCESS,
                    "a special file is on "
                            + device.instanceId()
                            + ", so that it cannot be missed");
        }
        flags.addAll(report.flags());
        return new PnpDeviceStateReport(flags, report.status(), report.reason(), report.restart());
    }

    /** What the driver says about the device. */
    public final PnpReports reports() {
        if (reports == null) {
            REPORTS.compareAndSet(this, null, new PnpReports(device));
        }
        return reports;
    }

    /** What the driver said about the device; null if it said nothing. */
    public final PnpReports reportsIfAny() {
        return reports;
    }

    // What the actions of the machine use.

    final PnpDevice device() {
        return device;
    }

    final PendingPnpIrp pending() {
        return pending;
    }

    final AssignedHardware hardware() {
        return hardware;
    }

    /** The device does not start: the IRP says so, and the device's state why. */
    final void failStart(Outcome outcome) {
        pending.fail(outcome);
        device.health().failed(outcome);
    }

    final void failStartForPower() {
        failStart(new Outcome(Status.DEVICE_POWER_FAILURE, power.failure().reason()));
    }

    final boolean startPending() {
        return sendStartDown(pending.irp());
    }

    final void finishPending() {
        pending.finish(this::fireAndForget);
    }

    final void powerPolicyStart() {
        power.start();
    }

    final void powerPolicyStop(boolean leaving) {
        power.stop(leaving);
    }

    final void powerPolicySurpriseRemove() {
        power.surpriseRemove();
    }

    final void powerPolicyRemove() {
        power.policy().post(PowerPolicyEvent.REMOVE);
    }

    final void surpriseRemoved() {
        device.callbacks().run(DeviceCallback.SURPRISE_REMOVAL);
        device.childLists().forEach(PnpChildren::markAllMissing);
    }

    /** PnpCleanupForRemove: nobody gets in any more, and what waits goes. */
    final void cleanupForRemove(boolean graceful) {
        device.interfaces().disable();
        if (!device.isPdo() || !graceful) {
            device.interfaces().unregister();
        }
        device.io().purgePowerManaged();
        power.selfManagedIo().flush();
        power.machine().irps().noMoreWake();
    }

    /** PnpEventRemovedCommonCode: the end of the device object's contents. */
    final void removedCommon() {
        device.interfaces().unregister();
        device.io().purgeNonPowerManaged();
        power.selfManagedIo().cleanup();
        device.object().disposeObject();
    }

    /** Tells all children that their bus goes; true if none is left to wait for. */
    final boolean removeChildren() {
        PENDING_CHILDREN.set(this, 1);
        for (PnpChildren children : device.childLists()) {
            for (FxPkgPdo child : children.close()) {
                PENDING_CHILDREN.incrementAndGet(this);
                child.parentRemoved(this::childRemoved);
            }
        }
        return PENDING_CHILDREN.decrementAndGet(this) == 0;
    }

    private void childRemoved() {
        if (PENDING_CHILDREN.decrementAndGet(this) == 0) {
            machine.post(PnpEvent.CHILDREN_REMOVAL_COMPLETE);
        }
    }

    final void removeProcessed() {
        Event waiting = removeProcessed;
        if (waiting != null) {
            waiting.set();
        }
    }

    final void enterFromOutside(PnpState state) {
        machine.enterFromOutside(state);
    }

    @Override
    public final void leaving(PnpState state, PnpState next) {
        StateChanges watched = device.stateChanges();
        if (watched != null) {
            watched.pnp(device, state, next);
        }
    }

    @Override
    public final void processed(PnpState state) {
        StateChanges watched = device.stateChanges();
        if (watched != null) {
            watched.pnpProcessed(device, state);
        }
    }

    @Override
    public final void entered(PnpState state) {
        device.stateEntered("PnP", state);
    }

    /** As {@link #dropped}: also what means nothing in a state may carry an IRP. */
    @Override
    public void ignored(PnpState state, PnpEvent event) {
        if (event.carriesIrp()) {
            finishPending();
        }
    }

    /** An event that the state does not know: what waits for its outcome must not wait for ever. */
    @Override
    public void dropped(PnpState state, PnpEvent event) {
        if (event == PnpEvent.REMOVE) {
            LOG.error(
                    "{} cannot be removed in state {}; SURPRISE_REMOVAL has to come first",
                    device.instanceId(),
                    state);
            removeRefused = true;
            removeProcessed();
        } else if (event.carriesIrp()) {
            if (event == PnpEvent.START_DEVICE) {
                pending.fail(notNow(state));
            }
            finishPending();
        } else if (state == PnpState.QUERY_REMOVE_PENDING || state == PnpState.QUERY_STOP_PENDING) {
            failedWhileAsked = event;
        }
    }

    /** The device stays: what failed while it was to say whether it can go counts now. */
    final void queryCanceled() {
        PnpEvent failure = failedWhileAsked;
        failedWhileAsked = null;
        power.policy().dereferenceForQuery();
        if (failure != null) {
            post(failure);
        }
    }

    final Outcome notNow(PnpState state) {
        return new Outcome(
                Status.INVALID_DEVICE_STATE,
                device.instanceId() + " cannot be started in state " + state);
    }

    final DeviceObject deviceObject() {
        return device.deviceObject();
    }
}
