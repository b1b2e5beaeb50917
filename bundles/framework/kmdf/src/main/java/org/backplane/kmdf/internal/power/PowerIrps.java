package org.backplane.kmdf.internal.power;

import org.backplane.ddi.PowerDeviceState;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.internal.policy.PowerPolicyEvent;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.UsageNotification;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.PowerAction;
import org.backplane.wdm.power.PowerChange;
import org.backplane.wdm.power.PowerMinor;

/**
 * A device's dealings with power IRPs: turns those for the device into events of the power machine
 * and lets them go on when the machine says so. To D0 the drivers below go first, out of it this
 * one does; at the bottom of the stack the IRP ends.
 *
 * <p><b>Level:</b> PASSIVE, completion up to DISPATCH. <b>Serialised by:</b> the power manager,
 * which has at most one D-IRP under way in a stack, and the machine.
 */
public final class PowerIrps {

    private final PowerMachine power;

    /** The IRP that the machine works on; null if there is none. */
    private volatile Irp pending;

    private volatile PowerAction systemPowerAction = PowerAction.NONE;

    /** Null until a wake IRP has come. */
    private volatile WakeIrp wake;

    PowerIrps(PowerMachine power) {
        this.power = power;
    }

    /** What the system is about to do while the device moves (WdfDeviceGetSystemPowerAction). */
    public PowerAction systemPowerAction() {
        return systemPowerAction;
    }

    /** IRP_MJ_POWER. */
    public Status dispatch(Irp irp) {
        return switch (irp.current().minor()) {
            case PowerMinor.SET_POWER -> set(irp);
            case PowerMinor.QUERY_POWER ->
                    irp.current().argument() instanceof PowerChange.SystemPower
                            ? power.host().policy().systemPower(irp)
                            : power.host().passPowerIrp(irp);
            case PowerMinor.WAIT_WAKE -> waitWake(irp);
            default -> power.host().passPowerIrp(irp);
        };
    }

    private Status set(Irp irp) {
        if (irp.current().argument() instanceof PowerChange.DevicePower change) {
            systemPowerAction = change.action();
            try {
                power.host().policy().devicePowerIrp(change.state() == DevicePowerState.D0);
            } catch (WdfViolation told) {
                return irp.complete(Status.INVALID_DEVICE_STATE);
            }
            irp.markPending();
            if (change.state() != DevicePowerState.D0) {
                arrived(irp, PowerEvent.DX);
            } else if (power.isPdo()) {
                arrived(irp, PowerEvent.D0);
            } else {
                raise(irp);
            }
            return Status.PENDING;
        }
        if (irp.current().argument() instanceof PowerChange.SystemPower change) {
            systemPowerAction = change.action();
        }
        return power.host().policy().systemPower(irp);
    }

    private void raise(Irp irp) {
        irp.copyCurrentToNext();
        irp.setCompletionRoutine(
                (_, returned, _) -> {
                    arrived(returned, PowerEvent.D0);
                    return false;
                },
                null);
        DeviceObject lower = power.device().lower();
        if (lower == null) {
            irp.refuse(Status.NO_SUCH_DEVICE);
        } else {
            irp.call(lower);
        }
    }

    private void arrived(Irp irp, PowerEvent event) {
        pending = irp;
        power.post(event);
    }

    /** Whether the machine works on an IRP. */
    boolean isPending() {
        return pending != null;
    }

    /** Where the pending IRP wants the device to go, as the driver is told. */
    PowerDeviceState target() {
        PowerChange.DevicePower change = (PowerChange.DevicePower) pending.current().argument();
        return switch (change.action()) {
            case SHUTDOWN, SHUTDOWN_OFF, SHUTDOWN_RESET -> PowerDeviceState.D3_FINAL;
            case HIBERNATE ->
                    power.device().usage().isInUse(UsageNotification.Type.HIBERNATION)
                            ? PowerDeviceState.PREPARE_FOR_HIBERNATION
                            : plain(change.state());
            case NONE, SLEEP, WARM_EJECT -> plain(change.state());
        };
    }

    private static PowerDeviceState plain(DevicePowerState state) {
        return switch (state) {
            case D0 -> PowerDeviceState.D0;
            case D1 -> PowerDeviceState.D1;
            case D2 -> PowerDeviceState.D2;
            case D3 -> PowerDeviceState.D3;
        };
    }

    /** PowerReleasePendingDeviceIrp: lets the IRP go on, if there is one. */
    void release() {
        release(Status.SUCCESS);
    }

    /** As {@link #release()}, for an IRP whose transition ended with this status. */
    void release(Status status) {
        Irp irp = pending;
        if (irp == null) {
            return;
        }
        pending = null;
        PowerChange.DevicePower change = (PowerChange.DevicePower) irp.current().argument();
        if (change.state() == DevicePowerState.D0) {
            systemPowerAction = PowerAction.NONE;
            irp.complete(status);
        } else {
            irp.status(Status.SUCCESS);
            power.host().passPowerIrp(irp);
        }
    }

    // Wake.

    /**
     * A wait-wake IRP is kept by the lowest device. Whoever owns the policy of the stack hears that
     * it has reached the bus.
     */
    private Status waitWake(Irp irp) {
        Status status = power.isPdo() ? wake().take(irp) : power.host().passPowerIrp(irp);
        if (status.equals(Status.PENDING) && power.host().policy().isOwner()) {
            power.host().policy().post(PowerPolicyEvent.WAKE_ARRIVED);
        }
        return status;
    }

    /** The wait-wake IRP of a child. */
    WakeIrp wake() {
        if (wake == null) {
            power.device().machineLock().acquire();
            if (wake == null) {
                wake = new WakeIrp(power);
            }
            power.device().machineLock().release();
        }
        return wake;
    }

    /**
     * The device has woken, or will not (WdfDeviceIndicateWakeStatus).
     *
     * @return INVALID_DEVICE_STATE if no wait-wake IRP waits here
     */
    public Status indicateWake(Status status) {
        WakeIrp known = wake;
        return known == null ? Status.INVALID_DEVICE_STATE : known.indicate(status);
    }

    /** Whether a wait-wake IRP waits here. */
    public boolean isWakePresent() {
        WakeIrp known = wake;
        return known != null && known.isPresent();
    }

    /** The device leaves: a wait-wake IRP that waits has nobody to wait for any more. */
    public void noMoreWake() {
        WakeIrp known = wake;
        if (known != null) {
            known.completeNow(Status.NO_SUCH_DEVICE);
        }
    }
}
