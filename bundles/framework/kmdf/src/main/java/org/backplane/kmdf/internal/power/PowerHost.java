package org.backplane.kmdf.internal.power;

import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.pnp.PnpDevice;
import org.backplane.kmdf.internal.policy.PowerPolicyMachine;
import org.backplane.status.Status;
import org.backplane.wdm.Irp;
import org.backplane.wdm.power.SystemPowerState;

/**
 * Whom a device's power machine talks to.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the machines behind it.
 */
public interface PowerHost {

    /** The device. */
    PnpDevice device();

    /** The device's power policy. */
    PowerPolicyMachine policy();

    /** The bus of a child whose power depends on it; null if there is none. */
    PowerHost powerParent();

    /** Whether the device goes down for good. */
    boolean isLeaving();

    /** A transition of a started device failed; {@code up} says which way it was to go. */
    void transitionFailed(boolean up, Outcome reason);

    /** Lets the bus driver arm this child for wake (EvtDeviceEnableWakeAtBus). */
    Outcome enableWakeAtBus(SystemPowerState lowest);

    /** Lets the bus driver disarm this child (EvtDeviceDisableWakeAtBus). */
    void disableWakeAtBus();

    /** Passes a power IRP on to the drivers below; a PDO completes it with success. */
    Status passPowerIrp(Irp irp);
}
