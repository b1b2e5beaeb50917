package org.backplane.kmdf.internal.pnp;

import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.internal.callback.CallbackRunner;
import org.backplane.kmdf.internal.callback.DeviceHealth;
import org.backplane.kmdf.internal.hardware.FxInterrupts;
import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.kmdf.internal.io.FxPkgIo;
import org.backplane.kmdf.internal.power.DmaEnablerPower;
import org.backplane.kmdf.internal.state.MachineHost;

import java.util.List;

/**
 * What PnP and power move when they carry a device up and down.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; the parts are constant.
 */
public interface PnpDevice extends DeviceHost, MachineHost {

    /** The queues, requests and timers. */
    FxPkgIo io();

    /** What the driver registered. */
    DeviceCallbacks callbacks();

    /** The PnP side. */
    FxPkgPnp pnp();

    /** What keeps the device in its place. */
    DeviceUsage usage();

    /** How the driver watches the device's machines; null if it does not. */
    StateChanges stateChanges();

    /** The DMA enablers, in the order of creation. */
    default List<? extends DmaEnablerPower> dmaEnablers() {
        return List.of();
    }

    /** What the driver said about the device; null if it said nothing. */
    PnpReports reportsIfAny();

    /** The interrupts. */
    FxInterrupts interrupts();

    /** The device interfaces. */
    FxDeviceInterfaces interfaces();

    /** The lists of children, in the order of creation; empty unless the driver is a bus driver. */
    List<? extends PnpChildren> childLists();

    /** Whether the device still works. */
    DeviceHealth health();

    /** Calls the driver's callbacks of the control path. */
    CallbackRunner runner();

    /** Whether its driver owns the power policy of the stack. */
    boolean isPowerPolicyOwner();

    /** The driver broke a rule that no status can answer: takes the device out of service. */
    void violated(WdfViolation violation);

    /** A state machine of the device has entered a state. */
    void stateEntered(String machine, Enum<?> state);

    /**
     * A removal begins; false if the driver's device-add has not returned. Then there is nothing to
     * take down yet, and device-add cleans up when it comes back.
     */
    boolean beginRemove();
}
