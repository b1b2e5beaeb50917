package org.backplane.power.internal;

import org.backplane.power.PowerListener;
import org.backplane.power.SystemPower;
import org.backplane.power.SystemPower.Phase;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.power.DeviceTreeView;
import org.backplane.wdm.power.DeviceTreeView.Hold;
import org.backplane.wdm.power.DeviceTreeView.Node;
import org.backplane.wdm.power.PowerAction;
import org.backplane.wdm.power.PowerChange;
import org.backplane.wdm.power.SystemPowerState;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes the system from one power state to another, one change at a time.
 *
 * <p>The device tree is held from the moment before drivers are asked until the system works again.
 *
 * <p><b>Level:</b> PASSIVE, {@link #woken} up to DISPATCH. <b>Serialised by:</b> its own lock
 * guards where the system is; whoever has begun a change has it to himself until the end.
 */
final class SystemTransitions {

    private final PowerContext power;
    private final Lock lock;

    /** Set while the system works and nothing is under way. */
    private final Event working;

    private final List<PowerListener> listeners = new CopyOnWriteArrayList<>();
    private final Runnable whenWorking;

    /** Guarded by {@link #lock}, but may be read anywhere. */
    private volatile SystemPower now =
            new SystemPower(
                    SystemPowerState.WORKING, SystemPowerState.WORKING, Phase.AT_REST, null);

    /** Whether something asked for the way back while the system went down; guarded by the lock. */
    private boolean wakePending;

    /** Keeps the tree still; belongs to the change under way. Null if there is no tree. */
    private Hold hold;

    /**
     * Makes it with the system in S0.
     *
     * @param whenWorking runs whenever the system works again
     */
    SystemTransitions(PowerContext power, Runnable whenWorking) {
        this.power = power;
        this.whenWorking = whenWorking;
        lock = power.dispatcher().lock("system power state");
        working = power.dispatcher().event("system works");
        working.set();
    }

    SystemPower now() {
        return now;
    }

    /** Whether devices may go idle now: the system works and stays so. */
    boolean isWorking() {
        SystemPower current = now;
        return current.state() == SystemPowerState.WORKING && current.phase() == Phase.AT_REST;
    }

    void add(PowerListener listener) {
        listeners.add(listener);
    }

    void remove(PowerListener listener) {
        listeners.remove(listener);
    }

    /** See {@link org.backplane.power.PowerManager#sleep}. */
    void sleep(SystemPowerState target) {
        if (target == SystemPowerState.WORKING || target == SystemPowerState.SHUTDOWN) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    "The system cannot sleep in %s; choose one of S1 to S4.".formatted(target));
        }
        begin(target, Phase.QUERYING);
        boolean asleep = false;
        try {
            SystemIrps irps = new SystemIrps(power, holdTree());
            PowerChange.SystemPower change =
                    new PowerChange.SystemPower(
                            target,
                            target == SystemPowerState.HIBERNATE
                                    ? PowerAction.HIBERNATE
                                    : PowerAction.SLEEP);
            StatusException veto = irps.query(change);
            if (veto != null) {
                throw veto;
            }
            move(target, Phase.GOING_DOWN);
            irps.goDown(change, power.timeouts().irpNanos());
            asleep = true;
        } finally {
            if (!asleep) {
                letTreeGo();
                atWork();
            }
        }
        asleep(target);
    }

    /** See {@link org.backplane.power.PowerManager#shutDown}. */
    void shutDown() {
        wake();
        begin(SystemPowerState.SHUTDOWN, Phase.GOING_DOWN);
        List<Node> nodes;
        try {
            nodes = holdTree();
        } catch (StatusException restless) {
            // It is going to stop anyway.
            DeviceTreeView tree = power.kernel().deviceTree();
            nodes = tree.started();
        }
        PowerChange.SystemPower change =
                new PowerChange.SystemPower(SystemPowerState.SHUTDOWN, PowerAction.SHUTDOWN_OFF);
        new SystemIrps(power, nodes).goDown(change, power.timeouts().shutdownNanos());
        asleep(SystemPowerState.SHUTDOWN);
    }

    /** See {@link org.backplane.power.PowerManager#resume}. */
    void resume() {
        if (!wake()) {
            throw new StatusException(
                    Status.INVALID_DEVICE_STATE, "The system does not sleep, it is in S0.");
        }
    }

    /**
     * Brings the system back to S0, or waits until somebody else has.
     *
     * @return false if it is there and nothing is under way
     */
    boolean wake() {
        SystemPower before;
        lock.acquire();
        try {
            before = now;
            if (isWorking()) {
                return false;
            }
            if (before.phase() == Phase.AT_REST) {
                now = changed(SystemPowerState.WORKING, Phase.COMING_UP);
            } else {
                wakePending = true;
            }
        } finally {
            lock.release();
        }
        if (before.phase() == Phase.AT_REST) {
            comeUp(before.state());
        } else {
            working.await();
        }
        return true;
    }

    private void comeUp(SystemPowerState from) {
        tell();
        DeviceTreeView tree = power.kernel().deviceTree();
        List<Node> nodes =
                hold != null ? hold.started() : tree == null ? List.of() : tree.started();
        new SystemIrps(power, nodes).comeUp(from);
        letTreeGo();
        atWork();
    }

    /** A device has completed its WAIT_WAKE with success. */
    void woken(String instanceId) {
        boolean wakes;
        lock.acquire();
        try {
            SystemPower current = now;
            boolean concerns =
                    current.phase() == Phase.GOING_DOWN
                            || (current.phase() == Phase.AT_REST
                                    && current.state() != SystemPowerState.WORKING);
            if (!concerns || current.target() == SystemPowerState.SHUTDOWN) {
                return;
            }
            if (current.wakeSource() == null) {
                now =
                        new SystemPower(
                                current.state(), current.target(), current.phase(), instanceId);
            }
            wakes = current.phase() == Phase.AT_REST;
            wakePending = true;
        } finally {
            lock.release();
        }
        if (wakes) {
            wakeSoon();
        }
    }

    private void wakeSoon() {
        power.dispatcher().post(Level.PASSIVE, "system wakes", this::wake);
    }

    private void begin(SystemPowerState target, Phase phase) {
        lock.acquire();
        try {
            if (!isWorking()) {
                throw new StatusException(
                        Status.INVALID_DEVICE_STATE,
                        now.phase() == Phase.AT_REST
                                ? "The system sleeps already, in %s. Wake it with power:resume."
                                        .formatted(now.state())
                                : "The system is on its way from %s to %s. Try again when it is there."
                                        .formatted(now.state(), now.target()));
            }
            now = new SystemPower(SystemPowerState.WORKING, target, phase, null);
            wakePending = false;
            working.reset();
        } finally {
            lock.release();
        }
        tell();
    }

    private List<Node> holdTree() {
        DeviceTreeView tree = power.kernel().deviceTree();
        if (tree == null) {
            return List.of();
        }
        hold = tree.hold(power.timeouts().treeNanos());
        if (hold == null) {
            throw new StatusException(
                    Status.DEVICE_BUSY,
                    ("The system stays in S0: the device tree has not come to rest within %s."
                                    + " pnputil:enum-devicetree shows which device is on its way.")
                            .formatted(IrpText.duration(power.timeouts().treeNanos())));
        }
        return hold.started();
    }

    private void letTreeGo() {
        if (hold != null) {
            hold.close();
            hold = null;
        }
    }

    private void move(SystemPowerState target, Phase phase) {
        lock.acquire();
        now = changed(target, phase);
        lock.release();
        tell();
    }

    private SystemPower changed(SystemPowerState target, Phase phase) {
        return new SystemPower(now.state(), target, phase, now.wakeSource());
    }

    private void asleep(SystemPowerState state) {
        boolean wakes;
        lock.acquire();
        try {
            now = new SystemPower(state, state, Phase.AT_REST, now.wakeSource());
            wakes = wakePending;
        } finally {
            lock.release();
        }
        tell();
        if (wakes) {
            wakeSoon();
        }
    }

    private void atWork() {
        lock.acquire();
        try {
            now =
                    new SystemPower(
                            SystemPowerState.WORKING,
                            SystemPowerState.WORKING,
                            Phase.AT_REST,
                            now.wakeSource());
            working.set();
        } finally {
            lock.release();
        }
        whenWorking.run();
        tell();
    }

    private void tell() {
        SystemPower told = now;
        listeners.forEach(listener -> listener.systemPowerChanged(told));
    }
}
