package org.backplane.kmdf.internal.pnp;

import org.backplane.ddi.EvtDeviceStateChangeNotification;
import org.backplane.ddi.PnpState;
import org.backplane.ddi.PowerPolicyState;
import org.backplane.ddi.PowerState;
import org.backplane.ddi.StateNotification;
import org.backplane.ddi.StateNotificationType;
import org.backplane.kmdf.internal.callback.CallbackRunner;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The callbacks with which a driver watches the state machines of its device.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> filled while device-add runs, constant
 * afterwards; calls by the machines.
 */
public final class StateChanges {

    private record Watch<S>(
            S state,
            Set<StateNotificationType> types,
            EvtDeviceStateChangeNotification<S> callback) {}

    private final List<Watch<PnpState>> pnp = new ArrayList<>();
    private final List<Watch<PowerState>> power = new ArrayList<>();
    private final List<Watch<PowerPolicyState>> policy = new ArrayList<>();

    /** Watches a state of the PnP machine. */
    public void watchPnp(
            PnpState state,
            Set<StateNotificationType> types,
            EvtDeviceStateChangeNotification<PnpState> callback) {
        pnp.add(new Watch<>(state, types, callback));
    }

    /** Watches a state of the power machine. */
    public void watchPower(
            PowerState state,
            Set<StateNotificationType> types,
            EvtDeviceStateChangeNotification<PowerState> callback) {
        power.add(new Watch<>(state, types, callback));
    }

    /** Watches a state of the power policy machine. */
    public void watchPolicy(
            PowerPolicyState state,
            Set<StateNotificationType> types,
            EvtDeviceStateChangeNotification<PowerPolicyState> callback) {
        policy.add(new Watch<>(state, types, callback));
    }

    void pnp(PnpDevice device, PnpState state, PnpState next) {
        changes(device, "EvtDevicePnpStateChange", pnp, state, next);
    }

    void pnpProcessed(PnpDevice device, PnpState state) {
        processed(device, "EvtDevicePnpStateChange", pnp, state);
    }

    /** The power machine goes from one state to another. */
    public void power(PnpDevice device, PowerState state, PowerState next) {
        changes(device, "EvtDevicePowerStateChange", power, state, next);
    }

    /** The power machine has done what a state makes it do. */
    public void powerProcessed(PnpDevice device, PowerState state) {
        processed(device, "EvtDevicePowerStateChange", power, state);
    }

    /** The power policy machine goes from one state to another. */
    public void policy(PnpDevice device, PowerPolicyState state, PowerPolicyState next) {
        changes(device, "EvtDevicePowerPolicyStateChange", policy, state, next);
    }

    /** The power policy machine has done what a state makes it do. */
    public void policyProcessed(PnpDevice device, PowerPolicyState state) {
        processed(device, "EvtDevicePowerPolicyStateChange", policy, state);
    }

    private static <S> void changes(
            PnpDevice device, String name, List<Watch<S>> watches, S state, S next) {
        tell(
                device,
                name,
                watches,
                state,
                new StateNotification<>(StateNotificationType.LEAVE_STATE, state, next));
        tell(
                device,
                name,
                watches,
                next,
                new StateNotification<>(StateNotificationType.ENTER_STATE, state, next));
    }

    private static <S> void processed(
            PnpDevice device, String name, List<Watch<S>> watches, S state) {
        tell(
                device,
                name,
                watches,
                state,
                new StateNotification<>(StateNotificationType.POST_PROCESS_STATE, state, null));
    }

    private static <S> void tell(
            PnpDevice device,
            String name,
            List<Watch<S>> watches,
            S state,
            StateNotification<S> notification) {
        CallbackRunner runner = device.runner();
        for (Watch<S> watch : watches) {
            if (watch.state.equals(state) && watch.types.contains(notification.type())) {
                runner.run(
                        name,
                        () -> watch.callback.evtDeviceStateChange(device.device(), notification));
            }
        }
    }
}
