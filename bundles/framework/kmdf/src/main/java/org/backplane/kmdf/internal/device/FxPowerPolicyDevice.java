package org.backplane.kmdf.internal.device;

import org.backplane.ddi.Device;
import org.backplane.ddi.EvtDeviceArmWakeFromSxWithReason;
import org.backplane.ddi.PowerFrameworkSettings;
import org.backplane.ddi.PowerPolicyDevice;
import org.backplane.ddi.PowerPolicyState;
import org.backplane.ddi.S0IdleSettings;
import org.backplane.ddi.SxWakeSettings;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.kmdf.internal.pnp.DeviceCallback;
import org.backplane.kmdf.internal.policy.FxPowerFrameworkSettings;
import org.backplane.kmdf.internal.policy.FxPowerPolicyOwner;
import org.backplane.kmdf.internal.policy.PowerPolicyMachine;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.function.Consumer;

/**
 * The part of a framework device with which the owner of its stack's power policy says what it
 * wants.
 *
 * <p><b>Level:</b> as {@link PowerPolicyDevice} says. <b>Serialised by:</b> device-add, and the
 * policy.
 */
abstract class FxPowerPolicyDevice extends FxPowerStateDevice implements PowerPolicyDevice {

    FxPowerPolicyDevice(FxObject parent) {
        super(parent);
    }

    /** Its power policy; null for a control device. */
    abstract PowerPolicyMachine powerPolicy();

    Device register(DeviceCallback which, Runnable callback) {
        checkOpen(which.callback());
        registered().register(which, callback);
        return device();
    }

    private FxPowerPolicyOwner owner(String use, Status refusal) {
        if (powerPolicy() instanceof FxPowerPolicyOwner owner) {
            return owner;
        }
        throw new StatusException(
                refusal,
                use
                        + " is for the driver that owns the power policy of the stack, and "
                        + this
                        + " does not; see DeviceInit.powerPolicyOwnership");
    }

    @Override
    public Device assignS0IdleSettings(S0IdleSettings settings) {
        owner("assignS0IdleSettings", Status.INVALID_DEVICE_REQUEST).assign(settings);
        return device();
    }

    @Override
    public Device assignSxWakeSettings(SxWakeSettings settings) {
        owner("assignSxWakeSettings", Status.INVALID_DEVICE_REQUEST).assign(settings);
        return device();
    }

    @Override
    public Device wdmAssignPowerFrameworkSettings(Consumer<PowerFrameworkSettings> config) {
        FxPowerPolicyOwner owner =
                owner("wdmAssignPowerFrameworkSettings", Status.INVALID_DEVICE_REQUEST);
        FxPowerFrameworkSettings settings = new FxPowerFrameworkSettings();
        config.accept(settings);
        owner.assign(settings);
        return device();
    }

    @Override
    public Status stopIdle(boolean waitForD0) {
        return stopIdle(waitForD0, null);
    }

    @Override
    public Status stopIdle(boolean waitForD0, Object tag) {
        return owner("stopIdle", Status.INVALID_DEVICE_STATE).stopIdle(waitForD0, tag);
    }

    @Override
    public void resumeIdle() {
        resumeIdle(null);
    }

    @Override
    public void resumeIdle(Object tag) {
        owner("resumeIdle", Status.INVALID_DEVICE_STATE).resumeIdle(tag);
    }

    @Override
    public PowerPolicyState devicePowerPolicyState() {
        PowerPolicyMachine policy = powerPolicy();
        return policy == null ? PowerPolicyState.OBJECT_CREATED : policy.state();
    }

    @Override
    public Device evtDeviceArmWakeFromS0(Runnable callback) {
        return register(DeviceCallback.ARM_WAKE_FROM_S0, callback);
    }

    @Override
    public Device evtDeviceDisarmWakeFromS0(Runnable callback) {
        return register(DeviceCallback.DISARM_WAKE_FROM_S0, callback);
    }

    @Override
    public Device evtDeviceWakeFromS0Triggered(Runnable callback) {
        return register(DeviceCallback.WAKE_FROM_S0_TRIGGERED, callback);
    }

    @Override
    public Device evtDeviceArmWakeFromSx(Runnable callback) {
        return register(DeviceCallback.ARM_WAKE_FROM_SX, callback);
    }

    @Override
    public Device evtDeviceArmWakeFromSxWithReason(EvtDeviceArmWakeFromSxWithReason callback) {
        checkOpen("EvtDeviceArmWakeFromSxWithReason");
        registered().onArmWakeFromSx(callback);
        return device();
    }

    @Override
    public Device evtDeviceDisarmWakeFromSx(Runnable callback) {
        return register(DeviceCallback.DISARM_WAKE_FROM_SX, callback);
    }

    @Override
    public Device evtDeviceWakeFromSxTriggered(Runnable callback) {
        return register(DeviceCallback.WAKE_FROM_SX_TRIGGERED, callback);
    }
}
