package org.backplane.wdm.power;

import java.util.List;

/**
 * A part of a device with idle states of its own (PO_FX_COMPONENT).
 *
 * @param idleStates F0, F1, ... in this order; at least F0
 * @param deepestWakeable the deepest F-state from which it can wake the device
 */
public record PoFxComponent(List<IdleState> idleStates, int deepestWakeable) {

    /** A component that is on or off with its device. */
    public static final PoFxComponent F0_ONLY =
            new PoFxComponent(List.of(new IdleState(0, 0, 0)), 0);

    /** Keeps a copy of the list. */
    public PoFxComponent {
        idleStates = List.copyOf(idleStates);
    }

    /**
     * One F-state (PO_FX_COMPONENT_IDLE_STATE).
     *
     * @param transitionLatencyNanos how long the way back to F0 takes
     * @param residencyRequirementNanos how long it has to last to be worth while
     * @param nominalPowerMicrowatts what the component draws in it
     */
    public record IdleState(
            long transitionLatencyNanos,
            long residencyRequirementNanos,
            long nominalPowerMicrowatts) {}
}
