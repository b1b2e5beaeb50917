package org.backplane.kmdf.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.PowerPolicyState;
import org.backplane.ddi.S0IdleCapabilities;
import org.backplane.ddi.S0IdleSettings;
import org.backplane.status.Status;
import org.junit.jupiter.api.Test;

/** What an idle device does, with everything around the policy played by the bench. */
class IdlingTest {

    private static final S0IdleSettings NO_WAKE =
            S0IdleSettings.of(S0IdleCapabilities.CANNOT_WAKE_FROM_S0);
    private static final S0IdleSettings WAKE =
            S0IdleSettings.of(S0IdleCapabilities.CAN_WAKE_FROM_S0);

    @Test
    void aDeviceWithoutSettingsStaysInD0() {
        try (PolicyBench bench = new PolicyBench(1, _ -> {})) {
            bench.start();
            bench.advanceMillis(60_000);
            assertThat(bench.trace).containsExactly("D0", "PWR_POL_STARTED");
            assertThat(bench.policy.state()).isEqualTo(PowerPolicyState.STARTED);
        }
    }

    @Test
    void anIdleDeviceLeavesD0AfterFiveSeconds() {
        try (PolicyBench bench = new PolicyBench(1, _ -> {})) {
            bench.policy.assign(NO_WAKE);
            bench.start();
            bench.advanceMillis(4_999);
            assertThat(bench.isInD0()).isTrue();
            bench.takeTrace();
            bench.advanceMillis(2);
            assertThat(bench.trace).containsExactly("request D3", "IoStopped", "Dx");
            assertThat(bench.policy.state()).isEqualTo(PowerPolicyState.WAITING_UNARMED);
        }
    }

    @Test
    void stopIdleBringsItBack() {
        try (PolicyBench bench = new PolicyBench(1, _ -> {})) {
            bench.policy.assign(NO_WAKE);
            bench.start();
            bench.advanceMillis(5_001);
            bench.takeTrace();
            assertThat(bench.policy.stopIdle(false, "me")).isEqualTo(Status.PENDING);
            assertThat(bench.policy.whoKeepsInD0()).containsExactly("StopIdle me");
            bench.settle();
            assertThat(bench.trace).containsExactly("request D0", "HwStarted", "D0");
            assertThat(bench.policy.stopIdle(true, null)).isEqualTo(Status.SUCCESS);
            bench.policy.resumeIdle(null);
            bench.advanceMillis(60_000);
            assertThat(bench.isInD0()).isTrue();
            bench.policy.resumeIdle("me");
            bench.advanceMillis(5_001);
            assertThat(bench.isInD0()).isFalse();
        }
    }

    @Test
    void aWakingDeviceIsArmedBetweenTheHalves() {
        try (PolicyBench bench = new PolicyBench(1, _ -> {})) {
            bench.policy.assign(WAKE);
            bench.start();
            bench.takeTrace();
            bench.advanceMillis(5_001);
            assertThat(bench.takeTrace())
                    .containsExactly("request D2", "IoStopped", "ArmWakeFromS0", "Dx");
            bench.endWake(Status.SUCCESS);
            bench.settle();
            assertThat(bench.takeTrace())
                    .containsExactly(
                            "request D0",
                            "HwStarted",
                            "WakeFromS0Triggered",
                            "DisarmWakeFromS0",
                            "D0");
        }
    }
}
