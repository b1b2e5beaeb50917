package org.backplane.kmdf.internal.policy;

import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.pnp.PnpDevice;
import org.backplane.kmdf.internal.pnp.PnpEvent;
import org.backplane.kmdf.internal.power.PowerEvent;
import org.backplane.status.Status;
import org.backplane.wdm.Irp;
import org.backplane.wdm.power.SystemPowerState;

/**
 * Whom power policy talks to.
 *
 * <p><b>Level:</b> any for events, the rest PASSIVE. <b>Serialised by:</b> the machines behind it.
 */
public interface PolicyHost {

    /** The device. */
    PnpDevice device();

    /** Hands an event to the device's power machine. */
    void postToPower(PowerEvent event);

    /** Hands an event to the device's PnP machine. */
    void postToPnp(PnpEvent event);

    /** This device is in D0: children that wait for that go on (PARENT_TO_D0 to each). */
    default void childrenMayPowerUp() {}

    /** This device has ended a wait-wake: its children that are armed for wake hear how. */
    default void indicateWakeToChildren(Status how) {}

    /** Whether the device goes the way of devices that may be paged out (DO_POWER_PAGABLE). */
    default boolean isPageable() {
        return true;
    }

    /** Passes a power IRP on to the drivers below; a PDO completes it with success. */
    Status passPowerIrp(Irp irp);

    /**
     * A PDO that owns the policy enables wake at its bus; power does so for one that does not
     * (PowerEnableWakeAtBusOverload).
     */
    Outcome enableWakeAtBus(SystemPowerState lowest);

    /** Undoes {@link #enableWakeAtBus} (PowerDisableWakeAtBusOverload). */
    void disableWakeAtBus();

    /** A transition of a started device failed; {@code up} says which way it was to go. */
    void transitionFailed(boolean up, Outcome reason);

    /** What others than the driver say about idling and waking. */
    default PowerPreferences powerPreferences() {
        return PowerPreferences.NONE;
    }
}
