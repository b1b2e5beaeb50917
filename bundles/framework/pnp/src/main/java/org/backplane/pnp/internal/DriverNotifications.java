package org.backplane.pnp.internal;

import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.PnpNotifications;

/** Takes down what drivers report, for the strands to act on. */
final class DriverNotifications implements PnpNotifications {

    private final DeviceTree tree;

    DriverNotifications(DeviceTree tree) {
        this.tree = tree;
    }

    @Override
    public void invalidateDeviceRelations(DeviceObject pdo) {
        tree.find(pdo).ifPresent(DevNode::requestEnumeration);
    }

    @Override
    public void invalidateDeviceState(DeviceObject pdo) {
        tree.find(pdo).ifPresent(node -> node.strand().post(() -> DeviceState.check(node)));
    }

    @Override
    public void deviceFailed(DeviceObject pdo, Status status, String sentence) {
        tree.find(pdo)
                .ifPresent(node ->
                        node.strand().post(() -> DeviceState.failed(node, status, sentence)));
    }

    @Override
    public void requestDeviceEject(DeviceObject pdo) {
        tree.find(pdo).ifPresent(node -> Ejection.of(node).begin());
    }

    @Override
    public void requestReenumeration(DeviceObject pdo) {
        tree.find(pdo).ifPresent(node -> node.strand().post(() -> Reenumeration.asked(node)));
    }
}
