package org.backplane.tools.shell;

import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.NodeState;
import org.backplane.pnp.PnpListener;
import org.backplane.pnp.PnpManager;
import org.backplane.pnp.Problem;
import org.backplane.pnp.RankedDriver;
import org.backplane.pnp.StackEntry;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** A device tree that holds what a test puts into it, and notes what it was asked to do. */
final class FakePnp implements PnpManager {

    final List<RankedDriver> ranked = new ArrayList<>();
    final List<RankedDriver> rankedWithMore = new ArrayList<>();
    final List<DeviceNode> nodes = new ArrayList<>();
    final List<String> done = new ArrayList<>();
    String veto;
    Consumer<String> ejected = id -> {};

    static DeviceNode node(String instanceId, String parentId) {
        return node(instanceId, parentId, DeviceStatus.STARTED, null);
    }

    static DeviceNode node(
            String instanceId, String parentId, DeviceStatus status, Problem problem) {
        String hardwareId = instanceId.substring(0, instanceId.lastIndexOf('\\'));
        return new DeviceNode(
                instanceId,
                parentId,
                "A " + hardwareId.substring(hardwareId.indexOf('\\') + 1).toLowerCase(Locale.ROOT),
                "",
                "Sample",
                status,
                problem,
                List.of(hardwareId),
                List.of("ROOT\\ANY"),
                "org.example.driver_1.0.0",
                List.<StackEntry>of(),
                NodeState.STARTED);
    }

    @Override
    public List<DeviceNode> devices() {
        return List.copyOf(nodes);
    }

    @Override
    public Optional<DeviceNode> device(String instanceId) {
        return nodes.stream().filter(n -> n.instanceId().equalsIgnoreCase(instanceId)).findFirst();
    }

    @Override
    public boolean awaitSettled(long timeoutNanos) {
        done.add("awaitSettled");
        return true;
    }

    @Override
    public void rescan() {
        done.add("rescan");
    }

    @Override
    public void disable(String instanceId) {
        act("disable", instanceId);
    }

    @Override
    public void enable(String instanceId) {
        act("enable", instanceId);
    }

    @Override
    public void restart(String instanceId) {
        act("restart", instanceId);
    }

    @Override
    public void eject(String instanceId) {
        act("eject", instanceId);
        ejected.accept(instanceId);
    }

    @Override
    public void remove(String instanceId) {
        act("remove", instanceId);
    }

    private void act(String what, String instanceId) {
        if (veto != null) {
            throw new StatusException(Status.INVALID_DEVICE_STATE, veto);
        }
        done.add(what + " " + instanceId);
    }

    @Override
    public void driversChanged(Collection<String> ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void driverRemoved(String packageId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<RankedDriver> rankDrivers(String instanceId, Collection<DriverCandidate> more) {
        return more.isEmpty() ? ranked : rankedWithMore;
    }

    @Override
    public void addListener(PnpListener listener) {}

    @Override
    public void removeListener(PnpListener listener) {}
}
