package org.backplane.kmdf.internal.policy;

import org.backplane.kmdf.internal.pnp.PnpDevice;
import org.backplane.kmdf.internal.pnp.PnpEvent;
import org.backplane.kmdf.internal.power.PowerEvent;
import org.backplane.status.Status;
import org.backplane.wdm.Irp;

/**
 * Whom power policy talks to.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> the machines behind it.
 */
public interface PolicyHost {

    /** The device. */
    PnpDevice device();

    /** Hands an event to the device's power machine. */
    void postToPower(PowerEvent event);

    /** Hands an event to the device's PnP machine. */
    void postToPnp(PnpEvent event);

    /** This device is in D0: children that wait for that go on (PARENT_TO_D0 to each). */
    void childrenMayPowerUp();

    /** This device has ended a wait-wake: its children that are armed for wake hear how. */
    void indicateWakeToChildren(Status how);

    /** Whether the device goes the way of devices that may be paged out (DO_POWER_PAGABLE). */
    boolean isPageable();

    /** Passes a power IRP on to the drivers below; a PDO completes it with success. */
    Status passPowerIrp(Irp irp);
}
