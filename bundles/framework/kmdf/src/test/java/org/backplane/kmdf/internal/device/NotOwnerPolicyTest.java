package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.IMPLICIT_POWER_DOWN;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.IMPLICIT_POWER_DOWN_FAILED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.POWER_DOWN;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.POWER_DOWN_FAILED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.POWER_DOWN_IO_STOPPED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.POWER_UP;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.POWER_UP_FAILED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.POWER_UP_HW_STARTED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.REMOVE;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.START;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.STOP;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.SURPRISE_REMOVE;

import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.pnp.PnpDevice;
import org.backplane.kmdf.internal.pnp.PnpEvent;
import org.backplane.kmdf.internal.policy.NotOwnerPolicy;
import org.backplane.kmdf.internal.policy.PolicyHost;
import org.backplane.kmdf.internal.policy.PowerPolicyEvent;
import org.backplane.kmdf.internal.power.PowerEvent;
import org.backplane.status.Status;
import org.backplane.wdm.Irp;
import org.backplane.wdm.power.SystemPowerState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The policy of a driver that does not own it: what it answers to each event. */
class NotOwnerPolicyTest implements PolicyHost {

    private final Bench bench = new Bench();
    private final FxDevice device =
            bench.add(bench.plainPdo(), "echo", TracingDriver.function(bench));
    private final List<String> told = new ArrayList<>();
    private final NotOwnerPolicy policy = new NotOwnerPolicy(this);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aDeviceStartsAndStops() {
        post(START, POWER_UP, STOP, IMPLICIT_POWER_DOWN, REMOVE);
        told("IMPLICIT_D0", "PWR_POL_STARTED", "IMPLICIT_D3", "PWR_POL_STOPPED", "PWR_POL_REMOVED");
        post(START, POWER_UP, SURPRISE_REMOVE, IMPLICIT_POWER_DOWN_FAILED, START);
        told("IMPLICIT_D0", "PWR_POL_STARTED", "IMPLICIT_D3", "PWR_POL_STOP_FAILED", "IMPLICIT_D0");
    }

    @Test
    void aDeviceThatDoesNotStartIsRemoved() {
        post(START, POWER_UP_FAILED, REMOVE, REMOVE);
        told("IMPLICIT_D0", "PWR_POL_START_FAILED", "PWR_POL_REMOVED", "PWR_POL_REMOVED");
    }

    @Test
    void powerIrpsHaveTheirWay() {
        post(START, POWER_UP);
        told.clear();
        post(POWER_DOWN_IO_STOPPED, POWER_DOWN, POWER_UP_HW_STARTED, POWER_UP);
        told("COMPLETE_DX", "COMPLETE_D0");
        post(POWER_DOWN_IO_STOPPED, POWER_DOWN_FAILED);
        told("COMPLETE_DX");
        post(POWER_DOWN_IO_STOPPED, POWER_DOWN, POWER_UP_HW_STARTED, POWER_UP_FAILED);
        told("COMPLETE_DX", "COMPLETE_D0");
    }

    @Test
    void oneThatComesTwiceHasItsWayTwice() {
        post(START, POWER_UP);
        told.clear();
        post(POWER_UP_HW_STARTED, POWER_UP, POWER_UP_HW_STARTED, POWER_UP_FAILED);
        told("COMPLETE_D0", "COMPLETE_D0");
        post(POWER_DOWN_IO_STOPPED, POWER_DOWN, POWER_DOWN_IO_STOPPED, POWER_DOWN);
        post(POWER_DOWN_IO_STOPPED, POWER_DOWN_FAILED);
        told("COMPLETE_DX", "COMPLETE_DX", "COMPLETE_DX");
    }

    @Test
    void aDeviceThatSleepsStopsToo() {
        for (PowerPolicyEvent end : List.of(STOP, SURPRISE_REMOVE)) {
            post(START, POWER_UP, POWER_DOWN_IO_STOPPED, POWER_DOWN);
            told.clear();
            post(end, IMPLICIT_POWER_DOWN);
            told("IMPLICIT_D3", "PWR_POL_STOPPED");
        }
    }

    @Test
    void aTransitionThatWasUnderWayComesToItsEndFirst() {
        post(START, POWER_UP, STOP);
        told.clear();
        post(POWER_DOWN_IO_STOPPED, POWER_DOWN, POWER_DOWN_IO_STOPPED, POWER_DOWN_FAILED);
        post(POWER_UP_HW_STARTED, POWER_UP, POWER_UP_HW_STARTED, POWER_UP_FAILED);
        told("COMPLETE_DX", "COMPLETE_DX", "COMPLETE_D0", "COMPLETE_D0");
        post(IMPLICIT_POWER_DOWN);
        told("PWR_POL_STOPPED");
    }

    @Test
    void aDeviceThatNeverStartedIsRemoved() {
        post(REMOVE);
        told("PWR_POL_REMOVED");
    }

    private void post(PowerPolicyEvent... events) {
        for (PowerPolicyEvent event : events) {
            policy.post(event);
        }
    }

    private void told(String... expected) {
        assertThat(told).containsExactly(expected);
        told.clear();
    }

    @Override
    public PnpDevice device() {
        return device;
    }

    @Override
    public void postToPower(PowerEvent event) {
        told.add(event.name());
    }

    @Override
    public void postToPnp(PnpEvent event) {
        told.add(event.name());
    }

    @Override
    public Outcome enableWakeAtBus(SystemPowerState lowest) {
        return Outcome.OK;
    }

    @Override
    public void disableWakeAtBus() {}

    @Override
    public void transitionFailed(boolean up, Outcome reason) {}

    @Override
    public Status passPowerIrp(Irp irp) {
        return irp.complete(Status.SUCCESS);
    }
}
