package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.PowerState;
import org.backplane.kmdf.internal.power.PowerEvent;
import org.backplane.status.Status;
import org.backplane.wdm.Irp;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.PowerAction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The power machine, its policy played by the bench; each with its twin that is not pageable. */
class PowerMachineTest {

    private static final String[] UP = {
        "D0Entry D3_FINAL",
        "Enable",
        "PostInterrupts D3_FINAL",
        "SelfManagedIoInit",
        "policy POWER_UP"
    };

    private static PowerState np(boolean pageable, String state) {
        return PowerState.valueOf(pageable ? state : state + "_NP");
    }

    private static PowerBench started(boolean pdo, boolean pageable) {
        PowerBench power = new PowerBench(pdo, pageable);
        power.start();
        power.takeTrace();
        return power;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStartBringsTheDeviceUpInKmdfsOrderAndAStopDownInReverse(boolean pageable) {
        try (PowerBench power = new PowerBench(false, pageable)) {
            power.start();
            assertThat(power.takeTrace()).containsExactly(UP);
            assertThat(power.state()).isEqualTo(np(pageable, "D0"));

            power.post(PowerEvent.IMPLICIT_D3);
            assertThat(power.takeTrace())
                    .containsExactly(
                            "SelfManagedIoSuspend",
                            "PreInterrupts D3_FINAL",
                            "Disable",
                            "D0Exit D3_FINAL",
                            "policy IMPLICIT_POWER_DOWN");
            assertThat(power.state()).isEqualTo(PowerState.STOPPED);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPowerIrpTakesTheDeviceDownAndUpInTwoHalves(boolean pageable) {
        try (PowerBench power = started(false, pageable)) {
            power.dx(DevicePowerState.D2);
            assertThat(power.takeTrace())
                    .containsExactly(
                            "SelfManagedIoSuspend",
                            "policy POWER_DOWN_IO_STOPPED",
                            "PreInterrupts D2",
                            "Disable",
                            "D0Exit D2",
                            "policy POWER_DOWN",
                            "SET_POWER is SUCCESS");
            assertThat(power.state()).isEqualTo(np(pageable, "DX"));

            power.d0();
            assertThat(power.takeTrace())
                    .containsExactly(
                            "D0Entry D2",
                            "Enable",
                            "PostInterrupts D2",
                            "policy POWER_UP_HW_STARTED",
                            "SelfManagedIoRestart",
                            "policy POWER_UP",
                            "SET_POWER is SUCCESS");
            assertThat(power.state()).isEqualTo(np(pageable, "D0"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeviceThatSleepsIsStoppedWithoutD0Exit(boolean pageable) {
        try (PowerBench power = started(false, pageable)) {
            power.dx(DevicePowerState.D3);
            power.takeTrace();

            power.post(PowerEvent.IMPLICIT_D3);

            assertThat(power.takeTrace()).containsExactly("policy IMPLICIT_POWER_DOWN");
            assertThat(power.state()).isEqualTo(PowerState.STOPPED);
            power.start();
            assertThat(power.takeTrace()).contains("D0Entry D3_FINAL", "SelfManagedIoRestart");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void powerIrpsForAStoppedDeviceMeanNothing(boolean pageable) {
        try (PowerBench power = started(false, pageable)) {
            power.post(PowerEvent.IMPLICIT_D3);
            power.takeTrace();

            power.d0();
            power.dx(DevicePowerState.D3);
            assertThat(power.state()).isEqualTo(PowerState.DX_STOPPED);
            power.d0();
            assertThat(power.state()).isEqualTo(PowerState.STOPPED);
            assertThat(power.takeTrace())
                    .containsExactly(
                            "SET_POWER is SUCCESS", "SET_POWER is SUCCESS", "SET_POWER is SUCCESS");

            power.dx(DevicePowerState.D3);
            power.takeTrace();
            power.start();
            assertThat(power.takeTrace()).containsExactly("policy POWER_UP");
            assertThat(power.state()).isEqualTo(np(pageable, "DX"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"D0Entry D3_FINAL", "Enable", "PostInterrupts D3_FINAL"})
    void aStartThatFailsEndsStopped(String callback) {
        try (PowerBench power = new PowerBench(false, true)) {
            power.fail(callback);

            power.start();

            assertThat(power.state()).isEqualTo(PowerState.STOPPED);
            assertThat(power.takeTrace())
                    .contains(
                            callback, "up failed: INSUFFICIENT_RESOURCES", "policy POWER_UP_FAILED")
                    .doesNotContain("SelfManagedIoInit", "PreInterrupts D3_FINAL");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ownIoThatDoesNotBeginIsFollowedByAWholeWayDown(boolean pageable) {
        try (PowerBench power = new PowerBench(false, pageable)) {
            power.fail("SelfManagedIoInit");

            power.start();

            assertThat(power.takeTrace())
                    .containsExactly(
                            "D0Entry D3_FINAL",
                            "Enable",
                            "PostInterrupts D3_FINAL",
                            "SelfManagedIoInit",
                            "PreInterrupts D3_FINAL",
                            "Disable",
                            "D0Exit D3_FINAL",
                            "up failed: INSUFFICIENT_RESOURCES",
                            "policy POWER_UP_FAILED");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFailureOnTheWayBackIsReportedAndTheDeviceCanOnlyBeStopped(boolean pageable) {
        for (String callback :
                new String[] {
                    "D0Entry D2", "Enable", "PostInterrupts D2", "SelfManagedIoRestart"
                }) {
            try (PowerBench power = started(false, pageable)) {
                power.dx(DevicePowerState.D2);
                power.takeTrace();
                power.fail(callback);

                power.d0();

                assertThat(power.state()).isEqualTo(PowerState.REPORT_POWER_UP_FAILED);
                assertThat(power.takeTrace())
                        .contains(
                                callback,
                                "SET_POWER is INSUFFICIENT_RESOURCES",
                                "up failed: INSUFFICIENT_RESOURCES",
                                "policy POWER_UP_FAILED");
                power.post(PowerEvent.IMPLICIT_D3);
                assertThat(power.takeTrace()).containsExactly("policy IMPLICIT_POWER_DOWN");
                assertThat(power.state()).isEqualTo(PowerState.STOPPED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFailureOnTheWayDownStopsNoStepAndIsReported(boolean pageable) {
        for (String callback :
                new String[] {"SelfManagedIoSuspend", "PreInterrupts D2", "Disable", "D0Exit D2"}) {
            try (PowerBench power = started(false, pageable)) {
                power.fail(callback);

                power.dx(DevicePowerState.D2);

                assertThat(power.state()).isEqualTo(PowerState.REPORT_POWER_DOWN_FAILED);
                assertThat(power.takeTrace())
                        .containsExactly(
                                "SelfManagedIoSuspend",
                                "policy POWER_DOWN_IO_STOPPED",
                                "PreInterrupts D2",
                                "Disable",
                                "D0Exit D2",
                                "policy POWER_DOWN_FAILED",
                                "SET_POWER is SUCCESS",
                                "down failed: INSUFFICIENT_RESOURCES");
                power.post(PowerEvent.IMPLICIT_D3);
                assertThat(power.state()).isEqualTo(PowerState.STOPPED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStopWhoseStepFailsIsToldAsSuch(boolean pageable) {
        try (PowerBench power = started(false, pageable)) {
            power.fail("D0Exit D3_FINAL");

            power.post(PowerEvent.IMPLICIT_D3);

            assertThat(power.takeTrace()).endsWith("policy IMPLICIT_POWER_DOWN_FAILED");
            assertThat(power.state()).isEqualTo(PowerState.STOPPED);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSpecialFileMakesADeviceNotPageableAsLongAsItIsThere(boolean pdo) {
        try (PowerBench power = started(pdo, true)) {
            String state = pdo ? "D0_BUS_WAKE_OWNER" : "D0";
            power.machine.inSpecialUse(true);
            assertThat(power.state()).isEqualTo(np(false, state));
            power.machine.inSpecialUse(false);
            assertThat(power.state()).isEqualTo(np(true, state));

            if (pdo) {
                power.waitWake();
                power.machine.inSpecialUse(true);
                assertThat(power.state()).isEqualTo(PowerState.D0_ARMED_FOR_WAKE_NP);
                power.machine.inSpecialUse(false);
                assertThat(power.state()).isEqualTo(PowerState.D0_ARMED_FOR_WAKE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSpecialFileThatComesWhileTheDeviceWakesCountsWhenItIsInD0(boolean pageable) {
        try (PowerBench power = started(false, true)) {
            power.dx(DevicePowerState.D2);
            if (!pageable) {
                power.machine.inSpecialUse(true);
            }
            power.d0();
            assertThat(power.state()).isEqualTo(np(pageable, "D0"));
        }
    }

    // Children.

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aChildHoldsItsBusInD0(boolean pageable) {
        try (PowerBench power = new PowerBench(true, pageable)) {
            power.busAnswers = Status.SUCCESS;
            power.start();
            assertThat(power.takeTrace()).startsWith("bus referenced", "D0Entry D3_FINAL");
            power.dx(DevicePowerState.D3);
            assertThat(power.takeTrace()).contains("bus dereferenced");
            power.d0();
            assertThat(power.takeTrace()).startsWith("bus referenced", "D0Entry D3");
            power.post(PowerEvent.IMPLICIT_D3);
            assertThat(power.takeTrace())
                    .endsWith("bus dereferenced", "policy IMPLICIT_POWER_DOWN");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aChildWaitsForItsBus(boolean pageable) {
        try (PowerBench power = new PowerBench(true, pageable)) {
            power.busAnswers = Status.PENDING;
            power.start();
            assertThat(power.state()).isEqualTo(PowerState.STARTING_CHILD);
            power.post(PowerEvent.PARENT_TO_D0);
            power.dx(DevicePowerState.D3);
            power.d0();
            assertThat(power.state()).isEqualTo(np(pageable, "WAIT_FOR_PARENT"));
            power.post(PowerEvent.PARENT_TO_D0);
            assertThat(power.state()).isEqualTo(np(pageable, "D0_BUS_WAKE_OWNER"));

            power.waitWake();
            power.dx(DevicePowerState.D3);
            power.d0();
            assertThat(power.state()).isEqualTo(np(pageable, "WAIT_FOR_PARENT_ARMED_FOR_WAKE"));
            power.takeTrace();
            power.post(PowerEvent.PARENT_TO_D0);
            assertThat(power.takeTrace()).startsWith("DisableWakeAtBus");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBusThatDoesNotComeToD0FailsTheChild(boolean pageable) {
        try (PowerBench power = new PowerBench(true, pageable)) {
            power.busAnswers = Status.DEVICE_POWER_FAILURE;
            power.start();
            assertThat(power.state()).isEqualTo(PowerState.STOPPED);
            assertThat(power.takeTrace()).endsWith("policy POWER_UP_FAILED");

            power.busAnswers = Status.SUCCESS;
            power.start();
            power.dx(DevicePowerState.D3);
            power.busAnswers = Status.DEVICE_POWER_FAILURE;
            power.d0();
            assertThat(power.state()).isEqualTo(PowerState.REPORT_POWER_UP_FAILED);
        }
        try (PowerBench power = new PowerBench(true, pageable)) {
            power.busAnswers = Status.SUCCESS;
            power.start();
            power.waitWake();
            power.dx(DevicePowerState.D3);
            power.busAnswers = Status.DEVICE_POWER_FAILURE;
            power.d0();
            assertThat(power.state()).isEqualTo(PowerState.REPORT_POWER_UP_FAILED);
        }
    }

    // Wake at the bus.

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aChildThatIsArmedWakesAndIsDisarmedOnTheWayUp(boolean pageable) {
        try (PowerBench power = started(true, pageable)) {
            power.waitWake();
            assertThat(power.takeTrace()).containsExactly("EnableWakeAtBus S3");
            assertThat(power.state()).isEqualTo(np(pageable, "D0_ARMED_FOR_WAKE"));
            power.dx(DevicePowerState.D2);
            assertThat(power.state()).isEqualTo(np(pageable, "DX_ARMED_FOR_WAKE"));
            power.takeTrace();

            assertThat(power.machine.irps().indicateWake(Status.SUCCESS)).isEqualTo(Status.SUCCESS);
            assertThat(power.takeTrace()).containsExactly("WAIT_WAKE is SUCCESS");
            assertThat(power.state()).isEqualTo(np(pageable, "WAKE_PENDING"));
            power.d0();
            assertThat(power.takeTrace()).startsWith("DisableWakeAtBus", "D0Entry D2");
            assertThat(power.state()).isEqualTo(np(pageable, "D0_BUS_WAKE_OWNER"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theEndOfTheWakeIrpDisarmsAChildInD0(boolean pageable) {
        try (PowerBench power = started(true, pageable)) {
            power.waitWake();
            power.machine.irps().indicateWake(Status.SUCCESS);
            power.waitWake();
            power.machine.irps().indicateWake(Status.DEVICE_NOT_READY);
            Irp last = power.waitWake();
            last.cancel();

            assertThat(power.takeTrace())
                    .containsExactly(
                            "EnableWakeAtBus S3",
                            "DisableWakeAtBus",
                            "WAIT_WAKE is SUCCESS",
                            "EnableWakeAtBus S3",
                            "DisableWakeAtBus",
                            "WAIT_WAKE is DEVICE_NOT_READY",
                            "EnableWakeAtBus S3",
                            "DisableWakeAtBus",
                            "WAIT_WAKE is CANCELLED");
            assertThat(power.machine.irps().indicateWake(Status.SUCCESS))
                    .isEqualTo(Status.INVALID_DEVICE_STATE);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theWakeIrpOfASleepingChildMayBeCancelledOrFail(boolean pageable) {
        try (PowerBench power = started(true, pageable)) {
            Irp wake = power.waitWake();
            power.dx(DevicePowerState.D2);
            wake.cancel();
            assertThat(power.state()).isEqualTo(np(pageable, "WAKE_PENDING"));
            power.d0();
            power.waitWake();
            power.dx(DevicePowerState.D2);
            power.machine.irps().indicateWake(Status.DEVICE_NOT_READY);
            assertThat(power.state()).isEqualTo(np(pageable, "WAKE_PENDING"));
            power.start();
            assertThat(power.state()).isEqualTo(np(pageable, "D0_BUS_WAKE_OWNER"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStopDisarms(boolean pageable) {
        try (PowerBench power = started(true, pageable)) {
            power.waitWake();
            power.takeTrace();
            power.post(PowerEvent.IMPLICIT_D3);
            assertThat(power.takeTrace()).startsWith("DisableWakeAtBus", "SelfManagedIoSuspend");
            power.machine.irps().noMoreWake();
            assertThat(power.takeTrace()).containsExactly("WAIT_WAKE is NO_SUCH_DEVICE");

            power.start();
            power.waitWake();
            power.dx(DevicePowerState.D3);
            power.takeTrace();
            power.post(PowerEvent.IMPLICIT_D3);
            assertThat(power.takeTrace())
                    .containsExactly("DisableWakeAtBus", "policy IMPLICIT_POWER_DOWN");
        }
        try (PowerBench power = started(true, pageable)) {
            power.waitWake();
            power.dx(DevicePowerState.D3);
            power.machine.irps().indicateWake(Status.SUCCESS);
            power.post(PowerEvent.IMPLICIT_D3);
            assertThat(power.state()).isEqualTo(PowerState.STOPPED);
        }
        try (PowerBench power = started(true, pageable)) {
            power.post(PowerEvent.IMPLICIT_D3);
            assertThat(power.state()).isEqualTo(PowerState.STOPPED);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBusThatCannotArmFailsTheWakeIrpAndASecondOneIsBusy(boolean pageable) {
        try (PowerBench power = started(true, pageable)) {
            power.waitWake();
            power.waitWake();
            assertThat(power.takeTrace()).contains("WAIT_WAKE is DEVICE_BUSY");
        }
        try (PowerBench power = started(true, pageable)) {
            power.fail("EnableWakeAtBus");
            power.waitWake();
            assertThat(power.takeTrace())
                    .containsExactly("EnableWakeAtBus S3", "WAIT_WAKE is NOT_SUPPORTED");
            assertThat(power.state()).isEqualTo(np(pageable, "D0_BUS_WAKE_OWNER"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFailureOfAnArmedChildOnTheWayDownIsReported(boolean pageable) {
        try (PowerBench power = started(true, pageable)) {
            power.waitWake();
            power.fail("D0Exit D3");
            power.dx(DevicePowerState.D3);
            assertThat(power.state()).isEqualTo(PowerState.REPORT_POWER_DOWN_FAILED);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aChildThatStartsWhileItsStackSleepsIsArmedIfItIsToWake(boolean pageable) {
        for (boolean fails : new boolean[] {false, true}) {
            try (PowerBench power = started(true, pageable)) {
                power.post(PowerEvent.IMPLICIT_D3);
                power.waitWake();
                power.dx(DevicePowerState.D3);
                if (fails) {
                    power.fail("EnableWakeAtBus");
                }
                power.start();
                assertThat(power.state())
                        .isEqualTo(np(pageable, fails ? "DX" : "DX_ARMED_FOR_WAKE"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWakeIrpThatCameWhileTheDeviceWokeArmsItInD0(boolean pageable) {
        try (PowerBench power = started(true, pageable)) {
            power.dx(DevicePowerState.D2);
            power.waitWake();
            power.d0();
            assertThat(power.state()).isEqualTo(np(pageable, "D0_ARMED_FOR_WAKE"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theDriverHearsWhereTheDeviceGoes(boolean pageable) {
        try (PowerBench power = started(false, pageable)) {
            power.dx(DevicePowerState.D3, PowerAction.HIBERNATE);
            assertThat(power.takeTrace()).contains("D0Exit D3");
            power.d0();
            power.dx(DevicePowerState.D3, PowerAction.SHUTDOWN_OFF);
            assertThat(power.takeTrace()).contains("D0Exit D3_FINAL");
            assertThat(power.machine.irps().systemPowerAction())
                    .isEqualTo(PowerAction.SHUTDOWN_OFF);
        }
    }
}
