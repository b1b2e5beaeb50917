package org.backplane.power;

import org.backplane.wdm.power.DevicePowerState;

import java.util.List;

/**
 * The power of one device.
 *
 * @param instanceId the device instance path
 * @param parentId its bus's; null at the root
 * @param state its D-state; null if its drivers have not told
 * @param registered whether the power framework decides when it idles
 * @param components its components as the power framework sees them; empty if it has none
 * @param directedDown whether it was told to stay out of D0
 * @param keptAwakeBy sentence fragments that say why it stays in D0, as far as the power manager
 *     knows
 */
public record PowerNode(
        String instanceId,
        String parentId,
        DevicePowerState state,
        boolean registered,
        List<Component> components,
        boolean directedDown,
        List<String> keptAwakeBy) {

    /** Keeps copies of the lists. */
    public PowerNode {
        components = List.copyOf(components);
        keptAwakeBy = List.copyOf(keptAwakeBy);
    }

    /**
     * A component of a registered device.
     *
     * @param active whether it is in use
     * @param references how many hold it active
     * @param idleState its F-state
     */
    public record Component(boolean active, int references, int idleState) {}
}
