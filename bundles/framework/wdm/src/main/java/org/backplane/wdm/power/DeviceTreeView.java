package org.backplane.wdm.power;

import org.backplane.wdm.DeviceObject;
import org.osgi.annotation.versioning.ConsumerType;

import java.util.List;

/**
 * The device tree as the power manager needs it; the PnP manager gives it to {@link
 * org.backplane.wdm.Kernel#deviceTree()}.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the implementation.
 */
@ConsumerType
public interface DeviceTreeView {

    /**
     * A started device.
     *
     * @param pdo the bottom of its stack
     * @param parent the PDO of its bus; null at the root
     * @param instanceId the device instance path
     */
    record Node(DeviceObject pdo, DeviceObject parent, String instanceId) {}

    /** The devices that are started now, parents before children. */
    List<Node> started();

    /**
     * Finds a device, started or not.
     *
     * @param instanceId without regard to case
     * @return its PDO; null if there is none
     */
    DeviceObject find(String instanceId);

    /**
     * Waits until nothing is under way in the tree, and lets nothing begin until the hold is
     * closed: while the system changes its power state no device starts, stops or leaves. Surprise
     * removals are noted and follow then.
     *
     * @param timeoutNanos how long to wait
     * @return null if the time was over first
     * @throws IllegalStateException if it is held already
     */
    Hold hold(long timeoutNanos);

    /** A tree that stands still. */
    interface Hold extends AutoCloseable {

        /** The started devices, parents before children. */
        List<Node> started();

        @Override
        void close();
    }
}
