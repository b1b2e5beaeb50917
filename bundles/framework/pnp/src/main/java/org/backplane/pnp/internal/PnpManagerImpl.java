package org.backplane.pnp.internal;

import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverCatalog;
import org.backplane.pnp.PnpInstance;
import org.backplane.pnp.PnpListener;
import org.backplane.pnp.PnpManager;
import org.backplane.pnp.ProblemCode;
import org.backplane.pnp.RankedDriver;
import org.backplane.runtime.Event;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.power.PowerRequests;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The device tree of one instance: turns calls into actions on the nodes' strands.
 *
 * <p><b>Level:</b> PASSIVE; {@link #disable}, {@link #enable}, {@link #restart}, {@link
 * #driverRemoved} and {@link #shutDown} wait and must not be called by a driver, a catalogue or a
 * listener out of a call of the manager. <b>Serialised by:</b> nothing.
 */
// Immediate: devices are to be found and started without anybody asking for the manager.
// The power manager only has to be there, from the first device to the last: the kernel leads to
// it.
@Component(
        service = PnpManager.class,
        immediate = true,
        reference = @Reference(name = "power", service = PowerRequests.class))
public final class PnpManagerImpl implements PnpInstance {

    /**
     * System property: how many milliseconds a driver may take for one call or one IRP. The loader
     * goes by the same one.
     */
    private static final String DRIVER_TIMEOUT = "backplane.callback.timeout";

    private static final long DRIVER_TIMEOUT_MILLIS = 10_000;

    private final PnpContext pnp;
    private final DevNode root;

    /** Starts a manager with the usual patience for drivers. */
    @Activate
    public PnpManagerImpl(@Reference Kernel kernel, @Reference DriverCatalog catalog) {
        this(
                kernel,
                catalog,
                TimeUnit.MILLISECONDS.toNanos(Long.getLong(DRIVER_TIMEOUT, DRIVER_TIMEOUT_MILLIS)));
    }

    /** Starts a manager. */
    public PnpManagerImpl(Kernel kernel, DriverCatalog catalog, long driverTimeoutNanos) {
        pnp = new PnpContext(kernel, catalog, driverTimeoutNanos);
        root = new DevNode(pnp, null, RootPdo.create(kernel));
        pnp.tree().add(root);
        kernel.pnpNotifications(new DriverNotifications(pnp.tree()));
        kernel.deviceTree(new PoweredTree(pnp));
        root.strand().post(() -> Arrival.run(root));
    }

    @Override
    public List<DeviceNode> devices() {
        return pnp.tree().all().stream()
                .filter(node -> node.instanceId() != null)
                .map(DevNode::snapshot)
                .toList();
    }

    @Override
    public Optional<DeviceNode> device(String instanceId) {
        return pnp.tree()
                .find(instanceId)
                .filter(node -> node.instanceId() != null)
                .map(DevNode::snapshot);
    }

    @Override
    public boolean awaitSettled(long timeoutNanos) {
        return pnp.activity().await(timeoutNanos);
    }

    @Override
    public void rescan() {
        List<DevNode> buses = pnp.tree().all().stream().filter(DevNode::isStarted).toList();
        Crowd.onStrands(pnp.dispatcher(), buses, BusEnumeration::run);
    }

    @Override
    public void disable(String instanceId) {
        DevNode node = require(instanceId);
        if (!node.condition().has(ProblemCode.DISABLED)) {
            depart(Commands.disable(node));
        }
    }

    @Override
    public void enable(String instanceId) {
        order(require(instanceId), Commands::enable);
    }

    @Override
    public void restart(String instanceId) {
        depart(Commands.restart(require(instanceId)));
    }

    @Override
    public void eject(String instanceId) {
        depart(Ejection.of(require(instanceId)));
    }

    @Override
    public void remove(String instanceId) {
        depart(Commands.remove(require(instanceId)));
    }

    @Override
    public void driversChanged(Collection<String> ids) {
        Set<String> names =
                ids.stream().map(DeviceIds::key).collect(Collectors.toUnmodifiableSet());
        for (DevNode node : pnp.tree().all()) {
            if (!node.strand().isIdle() || node.condition().problem() != null || node.isRaw()) {
                node.strand().post(() -> Binding.reconsider(node, names));
            }
        }
    }

    @Override
    public void driverRemoved(String packageId) {
        List<DevNode> users =
                pnp.tree().all().stream()
                        .filter(node -> !node.strand().isIdle() || node.choice().uses(packageId))
                        .toList();
        Crowd.runOnStrands(pnp.dispatcher(), users, node -> Commands.giveUp(node, packageId));
    }

    @Override
    public List<RankedDriver> rankDrivers(String instanceId, Collection<DriverCandidate> more) {
        DevNode node = require(instanceId);
        DeviceIds ids = node.ids();
        if (ids == null) {
            throw new StatusException(
                    Status.INVALID_DEVICE_STATE,
                    "No driver matches %s: its IDs are not known.".formatted(node));
        }
        List<DriverCandidate> candidates =
                new ArrayList<>(pnp.catalog().candidates(ids.hardwareIds(), ids.compatibleIds()));
        candidates.addAll(more);
        return Ranking.explained(ids, candidates, node.choice().function().orElse(null));
    }

    @Override
    public void addListener(PnpListener listener) {
        pnp.announcer().add(listener);
    }

    @Override
    public void removeListener(PnpListener listener) {
        pnp.announcer().remove(listener);
    }

    @Override
    @Deactivate
    public void shutDown() {
        PowerRequests power = pnp.kernel().powerRequests();
        if (power != null) {
            power.wakeForRemoval();
        }
        pnp.kernel().shutdownNotifications().send();
        pnp.closing().set(true);
        order(root, Commands::shutDown);
        pnp.kernel().pnpNotifications(null);
        pnp.kernel().deviceTree(null);
    }

    private DevNode require(String instanceId) {
        return pnp.tree()
                .find(instanceId)
                .orElseThrow(() ->
                        new StatusException(
                                Status.NO_SUCH_DEVICE,
                                "There is no device %s. devcon:status lists all devices."
                                        .formatted(instanceId)));
    }

    private void depart(Departure departure) {
        requireAwake(departure.node());
        departure.run();
    }

    private void order(DevNode node, Consumer<DevNode> command) {
        requireAwake(node);
        Event done = pnp.dispatcher().event("command for " + node);
        AtomicReference<StatusException> refusal = new AtomicReference<>();
        node.strand()
                .post(() -> {
                    try {
                        command.accept(node);
                    } catch (StatusException e) {
                        refusal.set(e);
                    } finally {
                        done.set();
                    }
                });
        done.await();
        if (refusal.get() != null) {
            throw refusal.get();
        }
    }

    private void requireAwake(DevNode node) {
        if (pnp.activity().isHeld()) {
            throw new StatusException(
                    Status.DEVICE_NOT_READY,
                    "Nothing can be done to %s while the system sleeps. Wake it with power:resume."
                            .formatted(node));
        }
    }
}
