package org.backplane.power.internal;

import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.DeviceTreeView;
import org.backplane.wdm.power.DeviceTreeView.Node;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Directed power: moves a device and what hangs from it out of D0, children first, and lets it
 * return, parents first, whatever its components do.
 *
 * <p><b>Level:</b> PASSIVE, it waits. <b>Serialised by:</b> each device for itself.
 */
final class DirectedPower {

    private final PowerContext power;

    DirectedPower(PowerContext power) {
        this.power = power;
    }

    /** Moves them. */
    void move(String instanceId, boolean down) {
        List<FrameworkDevice> devices = new ArrayList<>();
        for (Node node : subtree(instanceId)) {
            DevicePower device = power.device(node.pdo());
            FrameworkDevice registration = device.registration();
            if (registration != null && registration.isStarted()) {
                devices.add(registration);
            } else if (down && device.state() == DevicePowerState.D0) {
                throw new StatusException(
                        Status.NOT_SUPPORTED,
                        ("%s cannot be powered down: %s is in D0 and its driver leaves its idling"
                                        + " not to the system. Choose a device with system-managed"
                                        + " idling.")
                                .formatted(instanceId, node.instanceId()));
            }
        }
        if (devices.isEmpty()) {
            throw new StatusException(
                    Status.NOT_SUPPORTED,
                    ("%s is not registered with the power framework. Choose a device with"
                                    + " system-managed idling.")
                            .formatted(instanceId));
        }
        StatusException refusal = null;
        for (FrameworkDevice device : down ? devices.reversed() : devices) {
            try {
                device.directed(down);
            } catch (StatusException e) {
                if (down) {
                    throw e;
                }
                // The others need not stay down because of it.
                refusal = refusal == null ? e : refusal;
            }
        }
        if (refusal != null) {
            throw refusal;
        }
    }

    /** A device and those below it, parents before children. */
    private List<Node> subtree(String instanceId) {
        DeviceTreeView tree = power.kernel().deviceTree();
        DeviceObject root = tree == null ? null : tree.find(instanceId);
        if (root == null) {
            throw new StatusException(
                    Status.NO_SUCH_DEVICE,
                    "There is no device %s. devcon:status lists all devices."
                            .formatted(instanceId));
        }
        Set<DeviceObject> within = Collections.newSetFromMap(new IdentityHashMap<>());
        within.add(root);
        List<Node> found = new ArrayList<>();
        for (Node node : tree.started()) {
            if (node.pdo() == root || within.contains(node.parent())) {
                within.add(node.pdo());
                found.add(node);
            }
        }
        return found;
    }
}
