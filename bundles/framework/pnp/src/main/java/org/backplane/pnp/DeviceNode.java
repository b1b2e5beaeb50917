package org.backplane.pnp;

import java.util.List;

/**
 * A snapshot of one node of the device tree.
 *
 * @param instanceId the device instance path, {@code enumerator\device\instance}
 * @param parentId the parent's; null at the root of the tree
 * @param description what the device is called
 * @param location where on its bus it sits; empty if the bus does not say
 * @param deviceClass its setup class; {@code Unknown} without a driver
 * @param status in a word
 * @param problem why it does not work; null if nothing is wrong
 * @param hardwareIds most specific first
 * @param compatibleIds most specific first
 * @param driver the function driver's name; null if it has none
 * @param stack the drivers of its stack, top to bottom
 * @param state the node's exact state, for people who debug
 * @param details what else is known of it
 */
public record DeviceNode(
        String instanceId,
        String parentId,
        String description,
        String location,
        String deviceClass,
        DeviceStatus status,
        Problem problem,
        List<String> hardwareIds,
        List<String> compatibleIds,
        String driver,
        List<StackEntry> stack,
        NodeState state,
        DeviceDetails details) {

    /** Keeps copies of the lists. */
    public DeviceNode {
        hardwareIds = List.copyOf(hardwareIds);
        compatibleIds = List.copyOf(compatibleIds);
        stack = List.copyOf(stack);
    }

    /** A device of which nothing else is known. */
    public DeviceNode(
            String instanceId,
            String parentId,
            String description,
            String location,
            String deviceClass,
            DeviceStatus status,
            Problem problem,
            List<String> hardwareIds,
            List<String> compatibleIds,
            String driver,
            List<StackEntry> stack,
            NodeState state) {
        this(
                instanceId,
                parentId,
                description,
                location,
                deviceClass,
                status,
                problem,
                hardwareIds,
                compatibleIds,
                driver,
                stack,
                state,
                DeviceDetails.NONE);
    }
}
