package org.backplane.kmdf.internal.device;

import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.EvtDeviceStateChangeNotification;
import org.backplane.ddi.PnpState;
import org.backplane.ddi.PowerPolicyState;
import org.backplane.ddi.PowerState;
import org.backplane.ddi.ReleaseHardwareOrderOnFailure;
import org.backplane.ddi.StateNotificationType;
import org.backplane.kmdf.internal.pnp.StateChanges;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a driver says about PnP and power of a device before it is created.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> device-add.
 */
abstract class FxPnpPowerInit implements DeviceInit {

    final DeviceSettings settings = new DeviceSettings();

    @Override
    public DeviceInit powerPageable() {
        settings.powerPageable = true;
        return this;
    }

    @Override
    public DeviceInit powerNotPageable() {
        settings.powerPageable = false;
        return this;
    }

    @Override
    public DeviceInit powerInrush() {
        return powerNotPageable();
    }

    @Override
    public DeviceInit powerPolicyOwnership(boolean isPowerPolicyOwner) {
        settings.powerPolicyOwner = isPowerPolicyOwner;
        return this;
    }

    @Override
    public DeviceInit releaseHardwareOrderOnFailure(ReleaseHardwareOrderOnFailure order) {
        settings.releaseHardwareOrder = order;
        return this;
    }

    @Override
    public DeviceInit registerPnpStateChangeCallback(
            PnpState state,
            EvtDeviceStateChangeNotification<PnpState> callback,
            StateNotificationType... types) {
        watches().watchPnp(state, allIfNone(types), callback);
        return this;
    }

    @Override
    public DeviceInit registerPowerStateChangeCallback(
            PowerState state,
            EvtDeviceStateChangeNotification<PowerState> callback,
            StateNotificationType... types) {
        watches().watchPower(state, allIfNone(types), callback);
        return this;
    }

    @Override
    public DeviceInit registerPowerPolicyStateChangeCallback(
            PowerPolicyState state,
            EvtDeviceStateChangeNotification<PowerPolicyState> callback,
            StateNotificationType... types) {
        watches().watchPolicy(state, allIfNone(types), callback);
        return this;
    }

    private StateChanges watches() {
        if (settings.stateChanges == null) {
            settings.stateChanges = new StateChanges();
        }
        return settings.stateChanges;
    }

    private static Set<StateNotificationType> allIfNone(StateNotificationType... types) {
        return types.length == 0
                ? EnumSet.allOf(StateNotificationType.class)
                : EnumSet.copyOf(Set.of(types));
    }
}
