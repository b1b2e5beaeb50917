package org.backplane.kmdf.internal.policy;

import org.backplane.ddi.PowerPolicyState;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.status.Status;
import org.backplane.wdm.Irp;

import java.util.List;

/**
 * A device's power policy, as PnP and power see it: the machine of the driver that owns the policy
 * of its stack, or that of one that does not.
 *
 * <p>PnP posts START, STOP, SURPRISE_REMOVE and REMOVE; power posts POWER_DOWN_IO_STOPPED and
 * POWER_UP_HW_STARTED, and tells how a transition ended with the four methods below.
 *
 * <p><b>Level:</b> {@link #post} and the getters any, the rest PASSIVE. <b>Serialised by:</b> the
 * machine.
 */
public interface PowerPolicyMachine {

    /** Whether this driver decides on the power of the stack (IsPowerPolicyOwner). */
    boolean isOwner();

    /** Hands an event to the machine. */
    void post(PowerPolicyEvent event);

    /** The state of the machine. */
    PowerPolicyState state();

    /** The last states, oldest first. */
    List<PowerPolicyState> history();

    /** What keeps the device from idling, for people. */
    default List<String> keptAwakeBy() {
        return List.of();
    }

    /**
     * Power: the device is in D0 (PowerSendPowerUpEvents). Who did not ask for it with an IRP hears
     * POWER_UP now; an owner that did hears it when that IRP is complete.
     */
    default void poweredUp() {
        post(PowerPolicyEvent.POWER_UP);
    }

    /** Power: the device did not reach D0 (PowerSendPowerUpFailureEvent). */
    default void powerUpFailed() {
        post(PowerPolicyEvent.POWER_UP_FAILED);
    }

    /**
     * Power: the device has left D0 (PowerSendPowerDownEvents).
     *
     * @param implicit whether no IRP made it, because the device stops or leaves
     */
    default void poweredDown(boolean implicit) {
        post(implicit ? PowerPolicyEvent.IMPLICIT_POWER_DOWN : PowerPolicyEvent.POWER_DOWN);
    }

    /** Power: the device has left D0, with a step that failed (PowerSendPowerDownFailureEvent). */
    default void powerDownFailed(boolean implicit) {
        post(
                implicit
                        ? PowerPolicyEvent.IMPLICIT_POWER_DOWN_FAILED
                        : PowerPolicyEvent.POWER_DOWN_FAILED);
    }

    /**
     * Power: a D-IRP came while the device is stopped, and was let pass without anything being done
     * (PowerGotoStopped, PowerStoppedCompleteDx).
     *
     * @param up whether it was for D0
     */
    default void notProcessed(boolean up) {}

    /**
     * Power: a D-IRP comes to this driver, before anything is done with it. An owner must have
     * asked for it.
     *
     * @param up whether it is for D0
     * @throws org.backplane.kmdf.WdfViolation POWER_MULTIPLE_PPO if an owner has not
     */
    default void devicePowerIrp(boolean up) {}

    /**
     * PnP, before the device goes to D0 for the first time: an owner asks its stack what the device
     * can do.
     *
     * @return a failure if the device cannot start therefore
     */
    default Outcome queryCapabilities() {
        return Outcome.OK;
    }

    /** SET_POWER or QUERY_POWER of the system's state: takes the IRP over, or passes it down. */
    Status systemPower(Irp irp);

    /**
     * A device that is asked whether it may stop or go has to be in D0 until the answer is in
     * effect (PnpPowerReferenceDuringQueryPnp).
     *
     * @return SUCCESS if it is there; PENDING if PnP will get DEVICE_IN_D0; a failure if it cannot
     *     be brought there
     */
    default Status referenceForQuery() {
        return Status.SUCCESS;
    }

    /** Gives {@link #referenceForQuery} back. */
    default void dereferenceForQuery() {}

    /**
     * A child goes to D0, for which this device has to be in D0 as long as the child is.
     *
     * @return SUCCESS or PENDING; a failure if this device cannot be brought there
     */
    default Status referenceForChild() {
        return Status.SUCCESS;
    }

    /** Gives {@link #referenceForChild} back. */
    default void dereferenceForChild() {}

    /**
     * A child of this device is armed for wake, or no longer.
     *
     * @param armed whether it is
     */
    default void childArmed(boolean armed) {}

    /** A removed PDO that is still present starts anew. */
    default void restart() {}
}
