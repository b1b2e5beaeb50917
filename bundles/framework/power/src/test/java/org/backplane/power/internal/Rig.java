package org.backplane.power.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.power.PowerInstance;
import org.backplane.power.PowerManagers;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.PnpNotifications;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.PowerAction;
import org.backplane.wdm.power.PowerChange;
import org.backplane.wdm.power.PowerMinor;
import org.backplane.wdm.power.PowerRequest;
import org.backplane.wdm.power.PowerRequests;
import org.backplane.wdm.power.SystemPowerState;

import java.util.ArrayList;
import java.util.List;

/** A power manager on the simulated dispatcher, over a tree that the test makes. */
final class Rig implements AutoCloseable {

    static final long SECOND = 1_000_000_000L;
    static final long TIMEOUT = 600 * SECOND;

    final SimulatedDispatcher dispatcher;
    final Kernel kernel;
    final FakeTree tree = new FakeTree();
    final List<String> log = new ArrayList<>();
    final List<String> faults = new ArrayList<>();
    final List<String> failed = new ArrayList<>();
    final PowerInstance power;

    Rig() {
        this(new SimulatedDispatcher(1));
    }

    Rig(SimulatedDispatcher dispatcher) {
        this.dispatcher = dispatcher;
        kernel = new Kernel(dispatcher);
        kernel.deviceTree(tree);
        kernel.driverFaults((sentence, _) -> faults.add(sentence));
        kernel.pnpNotifications(
                new PnpNotifications() {
                    @Override
                    public void invalidateDeviceRelations(DeviceObject pdo) {}

                    @Override
                    public void invalidateDeviceState(DeviceObject pdo) {}

                    @Override
                    public void deviceFailed(DeviceObject pdo, Status status, String sentence) {
                        failed.add(pdo.instanceId());
                    }
                });
        power = PowerManagers.start(kernel, TIMEOUT);
    }

    /** A device; parents are made before children. */
    FakeStack device(String name, FakeStack parent) {
        FakeStack stack = new FakeStack(kernel, name, parent, log);
        tree.stacks.add(stack);
        return stack;
    }

    PowerRequests requests() {
        return kernel.powerRequests();
    }

    /** Asks for a D-IRP; its end goes to the log. */
    PowerRequest move(FakeStack stack, DevicePowerState state) {
        PowerChange change = new PowerChange.DevicePower(state, PowerAction.NONE);
        return requests()
                .request(
                        stack.pdo,
                        PowerMinor.SET_POWER,
                        change,
                        status -> log.add(state + " " + stack.pdo.instanceId() + ": " + status));
    }

    /** Arms a device; the end of the WAIT_WAKE goes to the log. */
    PowerRequest arm(FakeStack stack) {
        return requests()
                .request(
                        stack.pdo,
                        PowerMinor.WAIT_WAKE,
                        new PowerChange.WaitWake(SystemPowerState.SLEEPING3),
                        status -> log.add("wake " + stack.pdo.instanceId() + ": " + status));
    }

    /** What was written down, which is forgotten then. */
    List<String> takeLog() {
        List<String> taken = List.copyOf(log);
        log.clear();
        return taken;
    }

    /** Nothing is left over. */
    @Override
    public void close() {
        assertThat(power.outstanding()).as("power IRPs left over").isEmpty();
        assertThat(dispatcher.alarms()).as("timers left over").isEmpty();
        power.close();
        dispatcher.close();
    }
}
