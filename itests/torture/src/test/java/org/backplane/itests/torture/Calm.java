package org.backplane.itests.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.kmdf.DeviceSnapshot;
import org.backplane.kmdf.MachineSnapshot;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.NodeState;
import org.backplane.power.SystemPower;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.wdm.power.SystemPowerState;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What is to be so when a storm is over. */
final class Calm {

    /** More than anybody waits for anything. */
    private static final Duration LONG = Duration.ofHours(1);

    /** How deep a device tree of a storm is, with its root. */
    private static final int LEVELS = 4;

    /** What is said when a driver was not waited for any longer. */
    private static final List<String> OF_A_HANG =
            List.of(
                    " has not completed ",
                    " has kept ",
                    "was removed by force",
                    "it was taken off",
                    "is still registered with the power framework");

    /** Where a node can stay. */
    private static final Set<NodeState> NODES_AT_REST =
            Set.of(NodeState.INITIALIZED, NodeState.STARTED, NodeState.REMOVED);

    /** Where the machines of a started device can stay, with the system in S0. */
    private static final Map<String, Set<String>> AT_REST =
            Map.of(
                    "PnP", Set.of("STARTED"),
                    "Power",
                            Set.of(
                                    "D0",
                                    "D0_NP",
                                    "D0_BUS_WAKE_OWNER",
                                    "D0_BUS_WAKE_OWNER_NP",
                                    "D0_ARMED_FOR_WAKE",
                                    "D0_ARMED_FOR_WAKE_NP",
                                    "DX",
                                    "DX_NP",
                                    "DX_ARMED_FOR_WAKE",
                                    "DX_ARMED_FOR_WAKE_NP"),
                    "PowerPolicy",
                            Set.of(
                                    "STARTED",
                                    "STARTING_SUCCEEDED",
                                    "STARTED_IDLE_CAPABLE",
                                    "STARTED_WAKE_CAPABLE",
                                    "WAITING_UNARMED",
                                    "WAITING_ARMED",
                                    "DX"));

    private final DriverRealm realm;
    private final Storm storm;

    Calm(DriverRealm realm, Storm storm) {
        this.realm = realm;
        this.storm = storm;
    }

    void check() {
        storm.end();
        realm.advance(LONG);
        wake();
        realm.advance(LONG);
        assertThat(storm.underWay()).as("commands that do not return").isEmpty();
        storm.undo();
        realm.advance(LONG);
        realm.settle();
        assertAtRest();
        storm.closeHandles();
        assertThat(realm.takeDriverFaults().stream().filter(each -> !wasMeant(each)))
                .as("faults that nobody meant")
                .isEmpty();
        bringBack();
        assertEverybodyWorks();
        realm.advance(LONG);
        realm.assertQuiescent();
        realm.sleep(SystemPowerState.SLEEPING3);
        realm.wake();
        realm.advance(LONG);
        enableAll();
        assertEverybodyWorks();
        realm.advance(LONG);
        realm.assertQuiescent();
        storm.buses().forEach(realm::unplug);
        assertThat(realm.devices()).hasSize(1);
        realm.assertQuiescent();
    }

    private boolean wasMeant(String sentence) {
        return sentence.contains(Mischief.MARK)
                || sentence.contains("says so with deviceState: [FAILED]")
                || sentence.contains("because its bus")
                || (storm.hasHung() && OF_A_HANG.stream().anyMatch(sentence::contains));
    }

    private void wake() {
        SystemPower system = realm.power().system();
        assertThat(system.phase()).isEqualTo(SystemPower.Phase.AT_REST);
        if (system.state() != SystemPowerState.WORKING) {
            realm.wake();
        }
    }

    private void assertAtRest() {
        for (DeviceNode node : realm.devices()) {
            assertThat(node.state()).as(node.instanceId()).isIn(NODES_AT_REST);
            if (node.status() == DeviceStatus.STARTED) {
                realm.frameworkDevices(node.instanceId()).forEach(each -> assertAtRest(node, each));
            }
        }
    }

    private static void assertAtRest(DeviceNode node, DeviceSnapshot device) {
        assertThat(device.irps()).as("%s: %s", node.instanceId(), device).isEmpty();
        for (MachineSnapshot machine : device.machines()) {
            assertThat(machine.state())
                    .as("%s: %s of %s", node.instanceId(), machine, device)
                    .isIn(AT_REST.get(machine.name()));
        }
    }

    /** What was stopped or has failed can be started again, parents before children. */
    private void bringBack() {
        for (int i = 0; i < LEVELS; i++) {
            each(node -> node.status() == DeviceStatus.DISABLED, realm::enable);
            each(node -> node.status() == DeviceStatus.PROBLEM, realm::restart);
            realm.pnp().rescan();
            realm.settle();
        }
        assertAllStarted();
    }

    /**
     * A bus that could not look for its children in the storm finds them when it enters D0 the next
     * time; those that were disabled are so still. Nothing is restarted here: sleep breaks nothing.
     */
    private void enableAll() {
        for (int i = 0; i < LEVELS; i++) {
            each(node -> node.status() == DeviceStatus.DISABLED, realm::enable);
        }
        assertAllStarted();
    }

    private void assertAllStarted() {
        assertThat(realm.devices())
                .allSatisfy(node ->
                        assertThat(node.status()).as("%s", node).isEqualTo(DeviceStatus.STARTED));
    }

    private void each(Predicate<DeviceNode> which, Consumer<String> command) {
        List<DeviceNode> nodes = realm.devices();
        for (DeviceNode node : nodes) {
            boolean is = realm.pnp().device(node.instanceId()).filter(which).isPresent();
            if (is) {
                command.accept(node.instanceId());
            }
        }
    }

    private void assertEverybodyWorks() {
        assertAtRest();
        for (DeviceNode node : realm.devices()) {
            if (node.hardwareIds().contains(StormDevices.DEVICE)) {
                try (RealmHandle handle = realm.open(node.instanceId())) {
                    assertThat(handle.readLater(4).await())
                            .as("a read of %s", node)
                            .isEqualTo(Status.SUCCESS);
                }
            }
        }
    }
}
