package org.backplane.kmdf.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.IdleTimeoutType;
import org.backplane.ddi.PowerPolicyState;
import org.backplane.ddi.S0IdleCapabilities;
import org.backplane.ddi.S0IdleSettings;
import org.backplane.ddi.TriState;
import org.backplane.kmdf.internal.policy.PolicyBench.Fault;
import org.backplane.runtime.Level;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.Test;

/** Things that end at the very moment at which a policy owner would have ended them. */
class PolicyRacesTest {

    private static final int SEEDS = 50;

    private static final S0IdleSettings NO_WAKE =
            S0IdleSettings.of(S0IdleCapabilities.CANNOT_WAKE_FROM_S0);
    private static final S0IdleSettings WAKE =
            S0IdleSettings.of(S0IdleCapabilities.CAN_WAKE_FROM_S0);

    /** The wait-wake IRP ends while the driver is being armed. */
    private Runnable whileArming = () -> {};

    @Test
    void aDeviceWakesWhileItsDriverFailsToArmIt() {
        try (PolicyBench bench =
                new PolicyBench(
                        1,
                        device ->
                                device.evtDeviceArmWakeFromS0(() -> {
                                    whileArming.run();
                                    throw new StatusException(Status.UNSUCCESSFUL, "planned");
                                }))) {
            whileArming = () -> bench.endWake(Status.SUCCESS);
            bench.policy.assign(WAKE);
            bench.start();
            bench.takeTrace();
            bench.advanceMillis(5_001);
            assertThat(bench.takeTrace())
                    .containsExactly(
                            "request D2", "IoStopped", "Dx", "request D0", "HwStarted", "D0");
        }
    }

    @Test
    void aDeviceWakesWhileItFailsToGoDown() {
        for (int seed = 0; seed < SEEDS; seed++) {
            try (PolicyBench bench = new PolicyBench(seed, _ -> {})) {
                bench.policy.assign(WAKE);
                bench.start();
                bench.faults.add(Fault.D0_EXIT);
                bench.beforeDx =
                        () ->
                                bench.dispatcher.post(
                                        Level.DISPATCH,
                                        "wake",
                                        () -> bench.endWake(Status.SUCCESS));
                bench.advanceMillis(5_001);
                assertThat(bench.policy.state())
                        .isEqualTo(PowerPolicyState.DEVICE_POWER_REQUEST_FAILED);
            }
        }
    }

    @Test
    void idlingIsSwitchedOffWhileADeviceDoesNotGetItsWay() {
        try (PolicyBench bench = new PolicyBench(1, _ -> {})) {
            bench.policy.assign(NO_WAKE);
            bench.start();
            bench.faults.add(Fault.NO_DX_IRP);
            bench.beforeRequest = () -> bench.policy.assign(NO_WAKE.withEnabled(TriState.FALSE));
            bench.advanceMillis(5_001);
            bench.faults.clear();
            bench.advanceMillis(60_000);
            assertThat(bench.isInD0()).isTrue();
            assertThat(bench.policy.state()).isEqualTo(PowerPolicyState.STARTED);
        }
    }

    @Test
    void aDeviceThatIsDirectedUpLeavesOnItsWay() {
        for (int seed = 0; seed < SEEDS; seed++) {
            try (PolicyBench bench = new PolicyBench(seed, _ -> {})) {
                bench.policy.assign(NO_WAKE.withIdleTimeoutType(IdleTimeoutType.SYSTEM_MANAGED));
                bench.start();
                bench.directDown();
                bench.settle();
                assertThat(bench.policy.state())
                        .isEqualTo(PowerPolicyState.WAITING_UNARMED_DIRECTED_DOWN);
                bench.takeTrace();
                bench.directUp();
                bench.post(PowerPolicyEvent.SURPRISE_REMOVE);
                bench.settle();
                assertThat(bench.policy.state()).isEqualTo(PowerPolicyState.STOPPED);
                assertThat(bench.takeTrace()).containsOnlyOnce("PoFx directed up done");
            }
        }
    }
}
