package org.backplane.tools.shell;

import org.backplane.power.OutstandingPowerIrp;
import org.backplane.power.PowerHang;
import org.backplane.power.PowerListener;
import org.backplane.power.PowerManager;
import org.backplane.power.PowerNode;
import org.backplane.power.SystemPower;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.power.SystemPowerState;

import java.util.ArrayList;
import java.util.List;

/** A power manager that holds what a test puts into it, and notes what it was asked to do. */
final class FakePower implements PowerManager {

    final List<PowerNode> nodes = new ArrayList<>();
    final List<OutstandingPowerIrp> irps = new ArrayList<>();
    final List<PowerHang> hangs = new ArrayList<>();
    final List<String> done = new ArrayList<>();
    SystemPowerState state = SystemPowerState.WORKING;
    String wakeSource;
    String veto;

    @Override
    public SystemPower system() {
        return new SystemPower(state, state, SystemPower.Phase.AT_REST, wakeSource);
    }

    @Override
    public void sleep(SystemPowerState target) {
        if (veto != null) {
            throw new StatusException(Status.DEVICE_BUSY, veto);
        }
        state = target;
    }

    @Override
    public void resume() {
        state = SystemPowerState.WORKING;
    }

    @Override
    public void shutDown() {
        state = SystemPowerState.SHUTDOWN;
    }

    @Override
    public List<PowerNode> tree() {
        return List.copyOf(nodes);
    }

    @Override
    public List<OutstandingPowerIrp> outstanding() {
        return List.copyOf(irps);
    }

    @Override
    public List<PowerHang> hangs() {
        return List.copyOf(hangs);
    }

    @Override
    public void directedPower(String instanceId, boolean down) {
        done.add((down ? "down " : "up ") + instanceId);
    }

    @Override
    public void hibernationPath(String instanceId, boolean inPath) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void addListener(PowerListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeListener(PowerListener listener) {
        throw new UnsupportedOperationException();
    }
}
