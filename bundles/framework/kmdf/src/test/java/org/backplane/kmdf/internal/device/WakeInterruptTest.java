package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.PowerState;
import org.backplane.kmdf.internal.power.PowerEvent;
import org.backplane.runtime.Level;
import org.backplane.status.StatusException;
import org.backplane.wdm.power.DevicePowerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An interrupt that can wake its device. */
class WakeInterruptTest {

    private static PowerBench started(boolean pageable) {
        PowerBench[] self = new PowerBench[1];
        PowerBench power =
                new PowerBench(
                        false,
                        pageable,
                        device ->
                                device.createInterrupt(config ->
                                        config.passiveHandling()
                                                .canWakeDevice()
                                                .evtInterruptIsr(_ -> {
                                                    assertThat(
                                                                    self[0].bench.dispatcher
                                                                            .currentLevel())
                                                            .isEqualTo(Level.PASSIVE);
                                                    self[0].bench.note("wake ISR");
                                                    self[0].wakeLine.lower();
                                                    return true;
                                                })
                                                .evtInterruptEnable(
                                                        () -> self[0].bench.note("wake Enable"))
                                                .evtInterruptDisable(
                                                        () -> self[0].bench.note("wake Disable"))));
        self[0] = power;
        power.start();
        power.takeTrace();
        return power;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inD0ItIsServedAtPassiveLevel(boolean pageable) {
        try (PowerBench power = started(pageable)) {
            power.wakeLine.raise();
            power.bench.dispatcher.runUntilIdle();

            assertThat(power.takeTrace()).containsExactly("wake ISR");
            assertThat(power.wakeLine.isMasked()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inDxItHoldsItsRoutineUntilD0EntryIsThrough(boolean pageable) {
        try (PowerBench power = started(pageable)) {
            power.device.interrupts().armForWake(true);
            power.dx(DevicePowerState.D2);
            assertThat(power.takeTrace()).doesNotContain("wake Disable");

            power.wakeLine.raise();
            power.bench.dispatcher.runUntilIdle();
            assertThat(power.takeTrace()).containsExactly("policy WAKE_INTERRUPT_FIRED");

            power.d0();
            power.bench.dispatcher.runUntilIdle();
            assertThat(power.takeTrace()).startsWith("D0Entry D2", "wake ISR", "Enable");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneThatDoesNotFireSimplyGoesOnInD0(boolean pageable) {
        try (PowerBench power = started(pageable)) {
            power.device.interrupts().armForWake(true);
            power.dx(DevicePowerState.D2);
            power.takeTrace();
            power.d0();
            assertThat(power.takeTrace())
                    .startsWith("D0Entry D2", "Enable")
                    .doesNotContain("wake Enable", "wake ISR");
        }
    }

    @Test
    void onesThatAreNotArmedAreDisabledWithTheOthers() {
        try (PowerBench power = started(true)) {
            power.dx(DevicePowerState.D2);
            assertThat(power.takeTrace()).contains("wake Disable", "Disable");
            power.d0();
            assertThat(power.takeTrace()).contains("Enable", "wake Enable");
        }
    }

    @Test
    void oneThatStaysConnectedWithoutBeingArmedIsServedAtOnce() {
        try (PowerBench power = started(false)) {
            power.dx(DevicePowerState.D2);
            power.takeTrace();
            power.wakeLine.raise();
            power.bench.dispatcher.runUntilIdle();
            assertThat(power.takeTrace()).containsExactly("wake ISR");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aD0EntryThatFailsDisconnectsIt(boolean fires) {
        try (PowerBench power = started(true)) {
            power.device.interrupts().armForWake(true);
            power.dx(DevicePowerState.D2);
            if (fires) {
                power.wakeLine.raise();
                power.bench.dispatcher.runUntilIdle();
            }
            power.takeTrace();
            power.fail("D0Entry D2");

            power.d0();
            power.bench.dispatcher.runUntilIdle();

            assertThat(power.state()).isEqualTo(PowerState.REPORT_POWER_UP_FAILED);
            assertThat(power.takeTrace())
                    .startsWith("D0Entry D2", "wake Disable")
                    .doesNotContain("wake ISR");
            power.post(PowerEvent.IMPLICIT_D3);
        }
    }

    @Test
    void oneThatWasNotArmedFailsToo() {
        try (PowerBench power = started(true)) {
            power.dx(DevicePowerState.D2);
            power.fail("D0Entry D2");
            power.d0();
            assertThat(power.state()).isEqualTo(PowerState.REPORT_POWER_UP_FAILED);
        }
    }

    @Test
    void itHasToBeHandledAtPassiveLevel() {
        assertThatThrownBy(() ->
                        new PowerBench(
                                false,
                                true,
                                device ->
                                        device.createInterrupt(config ->
                                                config.canWakeDevice().evtInterruptIsr(_ -> true))))
                .isInstanceOf(StatusException.class)
                .hasMessageContaining("passiveHandling");
    }
}
