package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.PowerPolicyState;
import org.backplane.ddi.S0IdleCapabilities;
import org.backplane.ddi.S0IdleSettings;
import org.backplane.ddi.SxWakeSettings;
import org.backplane.ddi.TriState;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.Irp;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.PowerAction;
import org.backplane.wdm.power.PowerChange.DevicePower;
import org.backplane.wdm.power.PowerMinor;
import org.backplane.wdm.power.SystemPowerState;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The callbacks of a policy owner, in KMDF's order, through the whole of a stack. */
class PowerPolicyTest {

    private static final S0IdleSettings NO_WAKE =
            S0IdleSettings.of(S0IdleCapabilities.CANNOT_WAKE_FROM_S0);
    private static final S0IdleSettings WAKE =
            S0IdleSettings.of(S0IdleCapabilities.CAN_WAKE_FROM_S0);

    @Test
    void anIdleDeviceGoesDownAndComesUpWithARead() {
        try (PolicyDesk desk = new PolicyDesk(1, device -> device.assignS0IdleSettings(NO_WAKE))) {
            desk.start();
            desk.idle();
            assertThat(desk.takeTrace()).containsExactly("SelfManagedIoSuspend", "D0Exit D3");
            desk.read();
            assertThat(desk.takeTrace()).isEmpty();
            desk.settle();
            assertThat(desk.takeTrace())
                    .containsExactly(
                            "D0Entry D3", "EvtIoRead", "read done", "SelfManagedIoRestart");
            desk.idle();
            assertThat(desk.takeTrace()).containsExactly("SelfManagedIoSuspend", "D0Exit D3");
        }
    }

    @Test
    void aDeviceThatCanWakeIsArmedBetweenQueuesAndD0Exit() {
        try (PolicyDesk desk = new PolicyDesk(1, device -> device.assignS0IdleSettings(WAKE))) {
            desk.start();
            desk.idle();
            assertThat(desk.takeTrace())
                    .containsExactly("SelfManagedIoSuspend", "ArmWakeFromS0", "D0Exit D2");
            assertThat(desk.isArmed()).isTrue();
            desk.wake();
            assertThat(desk.takeTrace())
                    .containsExactly(
                            "D0Entry D2",
                            "WakeFromS0Triggered",
                            "DisarmWakeFromS0",
                            "SelfManagedIoRestart");
            desk.idle();
            desk.takeTrace();
            desk.read();
            desk.settle();
            assertThat(desk.takeTrace())
                    .containsExactly(
                            "D0Entry D2",
                            "DisarmWakeFromS0",
                            "EvtIoRead",
                            "read done",
                            "SelfManagedIoRestart");
            assertThat(desk.isArmed()).isFalse();
        }
    }

    @Test
    void aDeviceThatCannotBeArmedReturnsAtOnceAndIsNotDisarmed() {
        try (PolicyDesk desk = new PolicyDesk(1, device -> device.assignS0IdleSettings(WAKE))) {
            desk.start();
            desk.bench.toThrow.put(
                    "ArmWakeFromS0", new StatusException(Status.UNSUCCESSFUL, "no wake today"));
            desk.idle();
            assertThat(desk.takeTrace())
                    .containsExactly(
                            "SelfManagedIoSuspend",
                            "ArmWakeFromS0",
                            "D0Exit D2",
                            "D0Entry D2",
                            "SelfManagedIoRestart");
        }
    }

    @Test
    void aDeviceThatDoesNotComeUpIsTakenDownByPnp() {
        try (PolicyDesk desk = new PolicyDesk(1, device -> device.assignS0IdleSettings(NO_WAKE))) {
            desk.start();
            desk.idle();
            desk.takeTrace();
            desk.bench.toThrow.put("D0Entry D3", new StatusException(Status.UNSUCCESSFUL, "dead"));
            desk.read();
            desk.settle();
            assertThat(desk.takeTrace())
                    .containsExactly(
                            "D0Entry D3", "ReleaseHardware", "read done", "SelfManagedIoFlush");
            assertThat(desk.bench.notifications).contains("state of " + Bench.ROOT);
        }
    }

    @Test
    void aDeviceThatDoesNotGoDownIsTakenDownByPnp() {
        try (PolicyDesk desk = new PolicyDesk(1, device -> device.assignS0IdleSettings(NO_WAKE))) {
            desk.start();
            desk.bench.toThrow.put("D0Exit D3", new StatusException(Status.UNSUCCESSFUL, "stuck"));
            desk.idle();
            assertThat(desk.takeTrace())
                    .containsExactly(
                            "SelfManagedIoSuspend",
                            "D0Exit D3",
                            "ReleaseHardware",
                            "SelfManagedIoFlush");
        }
    }

    @Test
    void theSystemSleepsAndADeviceWithoutWakeGoesToD3() {
        try (PolicyDesk desk = new PolicyDesk(1, _ -> {})) {
            desk.start();
            assertThat(desk.system(SystemPowerState.SLEEPING3)).isEqualTo(Status.SUCCESS);
            assertThat(desk.takeTrace()).containsExactly("SelfManagedIoSuspend", "D0Exit D3");
            desk.read();
            assertThat(desk.system(SystemPowerState.WORKING)).isEqualTo(Status.SUCCESS);
            assertThat(desk.takeTrace())
                    .containsExactly(
                            "D0Entry D3", "EvtIoRead", "read done", "SelfManagedIoRestart");
        }
    }

    @Test
    void aDeviceThatWakesTheSystemIsArmedAndDisarmed() {
        try (PolicyDesk desk =
                new PolicyDesk(1, device -> device.assignSxWakeSettings(SxWakeSettings.init()))) {
            desk.start();
            desk.system(SystemPowerState.SLEEPING3);
            assertThat(desk.takeTrace())
                    .containsExactly("SelfManagedIoSuspend", "ArmWakeFromSx", "D0Exit D2");
            desk.wake();
            desk.system(SystemPowerState.WORKING);
            assertThat(desk.takeTrace())
                    .containsExactly(
                            "D0Entry D2",
                            "WakeFromSxTriggered",
                            "DisarmWakeFromSx",
                            "SelfManagedIoRestart");
            desk.system(SystemPowerState.SLEEPING1);
            desk.takeTrace();
            desk.system(SystemPowerState.WORKING);
            assertThat(desk.takeTrace())
                    .containsExactly("D0Entry D2", "DisarmWakeFromSx", "SelfManagedIoRestart");
        }
    }

    @Test
    void armingForSleepFailsAndIsTakenBackAndTheSystemSleeps() {
        try (PolicyDesk desk =
                new PolicyDesk(1, device -> device.assignSxWakeSettings(SxWakeSettings.init()))) {
            desk.start();
            desk.bench.toThrow.put(
                    "ArmWakeFromSx", new StatusException(Status.UNSUCCESSFUL, "no wake today"));
            assertThat(desk.system(SystemPowerState.SLEEPING3)).isEqualTo(Status.SUCCESS);
            assertThat(desk.takeTrace())
                    .containsExactly(
                            "SelfManagedIoSuspend",
                            "ArmWakeFromSx",
                            "DisarmWakeFromSx",
                            "D0Exit D2");
            assertThat(desk.isArmed()).isFalse();
        }
    }

    @Test
    void aDeviceRefusesToSleepWhereItCannotWakeTheSystem() {
        try (PolicyDesk desk =
                new PolicyDesk(1, device -> device.assignSxWakeSettings(SxWakeSettings.init()))) {
            desk.start();
            assertThat(desk.system(PowerMinor.QUERY_POWER, SystemPowerState.SLEEPING3))
                    .isEqualTo(Status.SUCCESS);
            assertThat(desk.system(PowerMinor.QUERY_POWER, SystemPowerState.HIBERNATE))
                    .isEqualTo(Status.SUCCESS);
            desk.system(SystemPowerState.HIBERNATE);
            assertThat(desk.takeTrace()).containsExactly("SelfManagedIoSuspend", "D0Exit D3");
        }
    }

    @Test
    void shutdownIsFinal() {
        try (PolicyDesk desk = new PolicyDesk(1, _ -> {})) {
            desk.start();
            desk.system(SystemPowerState.SHUTDOWN);
            assertThat(desk.takeTrace()).containsExactly("SelfManagedIoSuspend", "D0Exit D3_FINAL");
        }
    }

    @Test
    void anIdleDeviceStaysInDxOverSleep() {
        try (PolicyDesk desk = new PolicyDesk(1, device -> device.assignS0IdleSettings(NO_WAKE))) {
            desk.start();
            desk.idle();
            desk.takeTrace();
            desk.system(SystemPowerState.SLEEPING3);
            desk.system(SystemPowerState.WORKING);
            assertThat(desk.takeTrace()).isEmpty();
            assertThat(desk.device.devicePowerPolicyState())
                    .isEqualTo(PowerPolicyState.WAITING_UNARMED);
        }
    }

    @Test
    void anArmedIdleDeviceReturnsToD0BeforeTheSystemSleeps() {
        try (PolicyDesk desk = new PolicyDesk(1, device -> device.assignS0IdleSettings(WAKE))) {
            desk.start();
            desk.idle();
            desk.takeTrace();
            desk.system(SystemPowerState.SLEEPING3);
            assertThat(desk.takeTrace())
                    .containsExactly(
                            "D0Entry D2",
                            "DisarmWakeFromS0",
                            "SelfManagedIoRestart",
                            "SelfManagedIoSuspend",
                            "D0Exit D3");
        }
    }

    @Test
    void aDeviceInDxReturnsToD0ToStopAndToBeRemoved() {
        for (S0IdleSettings settings : new S0IdleSettings[] {NO_WAKE, WAKE}) {
            try (PolicyDesk desk =
                    new PolicyDesk(1, device -> device.assignS0IdleSettings(settings))) {
                desk.start();
                desk.idle();
                desk.takeTrace();
                desk.bench.send(desk.pdo, PnpMinor.QUERY_REMOVE_DEVICE);
                desk.bench.send(desk.pdo, PnpMinor.REMOVE_DEVICE);
                assertThat(desk.takeTrace())
                        .startsWith(
                                "QueryRemove", "D0Entry " + (settings.equals(WAKE) ? "D2" : "D3"))
                        .containsSubsequence(
                                "SelfManagedIoRestart",
                                "SelfManagedIoSuspend",
                                "D0Exit D3_FINAL",
                                "ReleaseHardware",
                                "SelfManagedIoFlush",
                                "SelfManagedIoCleanup",
                                "Cleanup");
            }
        }
    }

    @Test
    void aDeviceThatIsPulledOutInDxIsNotPoweredUp() {
        for (S0IdleSettings settings : new S0IdleSettings[] {NO_WAKE, WAKE}) {
            try (PolicyDesk desk =
                    new PolicyDesk(1, device -> device.assignS0IdleSettings(settings))) {
                desk.start();
                desk.idle();
                desk.takeTrace();
                desk.bench.send(desk.pdo, PnpMinor.SURPRISE_REMOVAL);
                assertThat(desk.takeTrace())
                        .containsExactly(
                                "SurpriseRemoval", "ReleaseHardware", "SelfManagedIoFlush");
                assertThat(desk.isArmed()).isFalse();
            }
        }
    }

    @Test
    void newSettingsBringAnIdleDeviceBackToDecideAnew() {
        try (PolicyDesk desk = new PolicyDesk(1, device -> device.assignS0IdleSettings(NO_WAKE))) {
            desk.start();
            desk.idle();
            desk.takeTrace();
            desk.device.assignS0IdleSettings(NO_WAKE.withEnabled(TriState.FALSE));
            desk.settle();
            assertThat(desk.takeTrace()).containsExactly("D0Entry D3", "SelfManagedIoRestart");
            assertThat(desk.device.devicePowerPolicyState()).isEqualTo(PowerPolicyState.STARTED);
            desk.idle();
            assertThat(desk.takeTrace()).isEmpty();
        }
    }

    @Test
    void aSecondOwnerInTheStackIsAViolation() {
        try (PolicyDesk desk = new PolicyDesk(1, _ -> {})) {
            desk.start();
            List<String> faults = new ArrayList<>();
            desk.bench.kernel.driverFaults((sentence, _) -> faults.add(sentence));
            Irp irp = new Irp(desk.pdo.top().stackSize());
            irp.next()
                    .setPower(
                            PowerMinor.SET_POWER,
                            new DevicePower(DevicePowerState.D3, PowerAction.NONE));
            irp.call(desk.pdo.top());
            desk.settle();
            assertThat(faults)
                    .singleElement()
                    .asString()
                    .contains("0x10D/D", "powerPolicyOwnership(false)");
            assertThat(desk.bench.notifications).contains("state of " + Bench.ROOT);
        }
    }

    @Test
    void whoDoesNotOwnThePolicyIsTold() {
        try (Bench bench = new Bench()) {
            FxDevice filter = bench.add(bench.plainPdo(), "filter", TracingDriver.filter(bench));
            assertThatThrownBy(() -> filter.assignS0IdleSettings(NO_WAKE))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            refused ->
                                    assertThat(refused.failure())
                                            .isEqualTo(Status.INVALID_DEVICE_REQUEST));
            assertThatThrownBy(() -> filter.stopIdle(false))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            refused ->
                                    assertThat(refused.failure())
                                            .isEqualTo(Status.INVALID_DEVICE_STATE));
        }
    }

    @Test
    void withoutAPowerManagerNobodyIdles() {
        try (Bench bench = new Bench()) {
            FxDevice device = bench.add(bench.plainPdo(), "idler", TracingDriver.function(bench));
            assertThatThrownBy(() -> device.assignS0IdleSettings(NO_WAKE))
                    .isInstanceOf(StatusException.class)
                    .hasMessageContaining("there is no power manager");
        }
    }
}
