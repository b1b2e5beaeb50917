package org.backplane.power.internal;

import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.UsageNotification;
import org.backplane.wdm.power.DeviceTreeView;
import org.backplane.wdm.power.DeviceTreeView.Node;

import java.util.HashMap;
import java.util.Map;

/**
 * Tells a stack that the file that memory is saved to comes or goes, and remembers it for it and
 * the buses above.
 *
 * <p><b>Level:</b> PASSIVE, it waits. <b>Serialised by:</b> nothing; the marks are counts.
 */
final class HibernationPath {

    private final PowerContext power;

    HibernationPath(PowerContext power) {
        this.power = power;
    }

    /** Puts a device into the path, or takes it out. */
    void set(String instanceId, boolean inPath) {
        DeviceTreeView tree = power.kernel().deviceTree();
        DeviceObject pdo = tree == null ? null : tree.find(instanceId);
        if (pdo == null) {
            throw new StatusException(
                    Status.NO_SUCH_DEVICE,
                    "There is no device %s. devcon:status lists all devices."
                            .formatted(instanceId));
        }
        if (!inPath && !power.device(pdo).isInHibernationPath()) {
            throw new StatusException(
                    Status.INVALID_DEVICE_STATE,
                    "Memory is not saved to %s.".formatted(instanceId));
        }
        tell(pdo, inPath);
        Map<DeviceObject, DeviceObject> parents = new HashMap<>();
        for (Node node : tree.started()) {
            parents.put(node.pdo(), node.parent());
        }
        for (DeviceObject at = pdo; at != null; at = parents.get(at)) {
            power.device(at).hibernationPath(inPath);
        }
    }

    private void tell(DeviceObject pdo, boolean inPath) {
        DeviceObject top = pdo.top();
        Irp irp = new Irp(top.stackSize());
        Event over = power.dispatcher().event("usage notification of " + pdo.describe());
        irp.next()
                .setPnp(
                        PnpMinor.DEVICE_USAGE_NOTIFICATION,
                        new UsageNotification(UsageNotification.Type.HIBERNATION, inPath));
        irp.setCompletionRoutine(
                (_, _, _) -> {
                    over.set();
                    return false;
                },
                null);
        String what = "DEVICE_USAGE_NOTIFICATION of " + pdo.describe();
        power.dispatcher().post(Level.PASSIVE, what, () -> irp.call(top));
        Status status =
                over.await(power.timeouts().shutdownNanos()) ? irp.status() : Status.IO_TIMEOUT;
        if (!status.isSuccess()) {
            throw new StatusException(
                    status,
                    "Memory cannot be saved to %s: its stack answered DEVICE_USAGE_NOTIFICATION with %s."
                            .formatted(pdo.describe(), status));
        }
    }
}
