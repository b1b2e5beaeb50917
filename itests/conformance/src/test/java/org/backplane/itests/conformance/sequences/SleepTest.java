package org.backplane.itests.conformance.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backplane.itests.conformance.sequences.IdleTest.idles;
import static org.backplane.itests.conformance.sequences.IdleTest.wakeablePdo;

import org.backplane.ddi.Device;
import org.backplane.ddi.S0IdleCapabilities;
import org.backplane.ddi.S0IdleSettings;
import org.backplane.ddi.SxWakeSettings;
import org.backplane.ddi.TriState;
import org.backplane.itests.conformance.Rule;
import org.backplane.itests.conformance.sequences.Part.Place;
import org.backplane.itests.conformance.sequences.Script.Fault;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.SystemPowerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;

/** The system sleeps, wakes and shuts down: sequences.md section 7. */
class SleepTest {

    private static void wakes(Device device) {
        device.assignSxWakeSettings(SxWakeSettings.init());
    }

    @Rule({"SX-1", "SX-9", "SX-10", "SO-5"})
    @Test
    void aBusAndFourDriversSleepFromTheTopAndWakeFromTheBottom() {
        try (SequenceStage stage =
                SequenceStage.of(
                        Part.bus(), Part.pdo(), Part.lower(), Part.function(), Part.upper())) {
            stage.arrive();
            stage.take();
            stage.realm.sleep(SystemPowerState.SLEEPING3);
            stage.wrote(
                    """
                    upper:SelfManagedIoSuspend
                    upper:D0ExitPreInterruptsDisabled(D3)
                    upper:D0Exit(D3)

                    function:SelfManagedIoSuspend
                    function:D0ExitPreInterruptsDisabled(D3)
                    function:InterruptDisable1
                    function:InterruptDisable0
                    function:D0Exit(D3)

                    lower:SelfManagedIoSuspend
                    lower:D0ExitPreInterruptsDisabled(D3)
                    lower:D0Exit(D3)

                    pdo:SelfManagedIoSuspend
                    pdo:D0ExitPreInterruptsDisabled(D3)
                    pdo:D0Exit(D3)

                    bus:SelfManagedIoSuspend
                    bus:D0ExitPreInterruptsDisabled(D3)
                    bus:D0Exit(D3)
                    """);
            stage.realm.wake();
            stage.wrote(
                    """
                    bus:D0Entry(D3)
                    bus:D0EntryPostInterruptsEnabled(D3)
                    bus:ScanForChildren
                    bus:SelfManagedIoRestart

                    pdo:D0Entry(D3)
                    pdo:D0EntryPostInterruptsEnabled(D3)
                    pdo:SelfManagedIoRestart

                    lower:D0Entry(D3)
                    lower:D0EntryPostInterruptsEnabled(D3)
                    lower:SelfManagedIoRestart

                    function:D0Entry(D3)
                    function:InterruptEnable0
                    function:InterruptEnable1
                    function:D0EntryPostInterruptsEnabled(D3)
                    function:SelfManagedIoRestart

                    upper:D0Entry(D3)
                    upper:D0EntryPostInterruptsEnabled(D3)
                    upper:SelfManagedIoRestart
                    """);
        }
    }

    private static SequenceStage asleep(SystemPowerState state, Part... parts) {
        SequenceStage stage = SequenceStage.of(parts);
        stage.start();
        stage.realm.sleep(state);
        return stage;
    }

    private static final String ARMED =
            """
            SelfManagedIoSuspend
            ArmWakeFromSx(device, no children)
            D0ExitPreInterruptsDisabled(D2)
            InterruptDisable1
            InterruptDisable0
            D0Exit(D2)
            """;

    @Rule({"SX-2", "SX-4"})
    @Test
    void aDeviceThatMayWakeTheSystemIsArmedAndThenDisarmed() {
        try (SequenceStage stage =
                asleep(
                        SystemPowerState.SLEEPING3,
                        wakeablePdo(),
                        Part.lower(),
                        Part.function().with(SleepTest::wakes))) {
            List<String> wrote = stage.take();
            assertThat(wrote)
                    .containsSubsequence(
                            "pdo:EnableWakeAtBus(S3)",
                            "function:ArmWakeFromSx(device, no children)")
                    .noneMatch(line -> line.startsWith("lower:ArmWake"));
            stage.realm.wake();
            stage.wrote(
                    Place.FUNCTION,
                    """
                    D0Entry(D2)
                    InterruptEnable0
                    InterruptEnable1
                    D0EntryPostInterruptsEnabled(D2)
                    DisarmWakeFromSx
                    SelfManagedIoRestart
                    """);
            stage.realm.sleep(SystemPowerState.SLEEPING3);
            stage.wrote(Place.FUNCTION, ARMED);
        }
    }

    @Rule("SX-3")
    @Test
    void aDeviceThatWokeTheSystemHearsThatItDid() {
        try (SequenceStage stage =
                asleep(
                        SystemPowerState.SLEEPING3,
                        wakeablePdo(),
                        Part.function().with(SleepTest::wakes))) {
            stage.wrote(Place.FUNCTION, ARMED);
            stage.pdo().indicateWakeStatus(Status.SUCCESS);
            stage.wake();
            stage.wrote(
                    Place.FUNCTION,
                    """
                    D0Entry(D2)
                    InterruptEnable0
                    InterruptEnable1
                    D0EntryPostInterruptsEnabled(D2)
                    WakeFromSxTriggered
                    DisarmWakeFromSx
                    SelfManagedIoRestart
                    """);
        }
    }

    @Rule("SX-5")
    @Test
    void whereADeviceCannotWakeTheSystemItIsNotArmed() {
        try (SequenceStage stage =
                asleep(
                        SystemPowerState.HIBERNATE,
                        wakeablePdo(),
                        Part.function().with(SleepTest::wakes))) {
            stage.wrote(
                    Place.FUNCTION,
                    """
                    SelfManagedIoSuspend
                    D0ExitPreInterruptsDisabled(D3)
                    InterruptDisable1
                    InterruptDisable0
                    D0Exit(D3)
                    """);
        }
    }

    @Rule("SX-6")
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REFUSES", "THROWS"})
    void aDeviceThatCannotBeArmedIsDisarmedAndSleepsAllTheSame(Fault how) {
        try (SequenceStage stage =
                SequenceStage.of(wakeablePdo(), Part.function().with(SleepTest::wakes))) {
            stage.start();
            stage.script.plan("function:ArmWakeFromSx", how);
            stage.realm.sleep(SystemPowerState.SLEEPING3);
            stage.wrote(
                    Place.FUNCTION,
                    """
                    SelfManagedIoSuspend
                    ArmWakeFromSx(device, no children)
                    DisarmWakeFromSx
                    D0ExitPreInterruptsDisabled(D2)
                    InterruptDisable1
                    InterruptDisable0
                    D0Exit(D2)
                    """);
            stage.realm.wake();
            stage.wrote(
                    Place.FUNCTION,
                    """
                    D0Entry(D2)
                    InterruptEnable0
                    InterruptEnable1
                    D0EntryPostInterruptsEnabled(D2)
                    SelfManagedIoRestart
                    """);
            assertThat(stage.child().status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Rule("SX-7")
    @Test
    void anIdleDeviceThatIsNotArmedStaysInDx() {
        try (SequenceStage stage = SequenceStage.of(Part.function().with(idles(false)))) {
            stage.start();
            stage.idle();
            stage.take();
            stage.realm.sleep(SystemPowerState.SLEEPING3);
            assertThat(stage.take(Place.FUNCTION)).isEmpty();
            stage.realm.wake();
            assertThat(stage.take(Place.FUNCTION)).isEmpty();
            assertThat(stage.realm.powerState(stage.childId)).isEqualTo(DevicePowerState.D3);
        }
    }

    @Rule("SX-7")
    @Test
    void itReturnsWithTheSystemIfItsDriverSaysSo() {
        S0IdleSettings settings =
                S0IdleSettings.of(S0IdleCapabilities.CANNOT_WAKE_FROM_S0)
                        .withPowerUpIdleDeviceOnSystemWake(TriState.TRUE);
        try (SequenceStage stage =
                SequenceStage.of(
                        Part.function().with(device -> device.assignS0IdleSettings(settings)))) {
            stage.start();
            stage.idle();
            stage.realm.sleep(SystemPowerState.SLEEPING3);
            stage.take();
            stage.realm.wake();
            stage.wrote(
                    Place.FUNCTION,
                    """
                    D0Entry(D3)
                    InterruptEnable0
                    InterruptEnable1
                    D0EntryPostInterruptsEnabled(D3)
                    SelfManagedIoRestart
                    """);
        }
    }

    @Rule("SX-8")
    @Test
    void anIdleDeviceThatIsArmedReturnsToD0First() {
        try (SequenceStage stage =
                SequenceStage.of(
                        wakeablePdo(), Part.function().with(idles(true)).with(SleepTest::wakes))) {
            stage.start();
            stage.idle();
            stage.take();
            stage.realm.sleep(SystemPowerState.SLEEPING3);
            stage.wrote(
                    Place.FUNCTION,
                    """
                    D0Entry(D2)
                    InterruptEnable0
                    InterruptEnable1
                    D0EntryPostInterruptsEnabled(D2)
                    DisarmWakeFromS0
                    SelfManagedIoRestart
                    """
                            + ARMED);
        }
    }

    @Rule("SX-11")
    @Test
    void shutdownIsFinalAndReleasesNothing() {
        try (SequenceStage stage =
                SequenceStage.of(
                        wakeablePdo(),
                        Part.lower(),
                        Part.function().with(SleepTest::wakes),
                        Part.upper())) {
            stage.start();
            stage.realm.shutDown();
            assertThat(stage.take().stream().filter(line -> !line.startsWith("sibling")))
                    .containsExactlyElementsOf(
                            SequenceStage.lines(
                                    """
                                    upper:SelfManagedIoSuspend
                                    upper:D0ExitPreInterruptsDisabled(D3_FINAL)
                                    upper:D0Exit(D3_FINAL)

                                    function:SelfManagedIoSuspend
                                    function:D0ExitPreInterruptsDisabled(D3_FINAL)
                                    function:InterruptDisable1
                                    function:InterruptDisable0
                                    function:D0Exit(D3_FINAL)

                                    lower:SelfManagedIoSuspend
                                    lower:D0ExitPreInterruptsDisabled(D3_FINAL)
                                    lower:D0Exit(D3_FINAL)

                                    pdo:SelfManagedIoSuspend
                                    pdo:D0ExitPreInterruptsDisabled(D3_FINAL)
                                    pdo:D0Exit(D3_FINAL)
                                    """));
        }
    }

    private static Part wakeableBus(boolean indicates) {
        return Part.bus()
                .with(bus ->
                        bus.powerCapabilities(caps ->
                                caps.wakeFrom(DevicePowerState.D2, true)
                                        .deviceWake(DevicePowerState.D2)
                                        .systemWake(SystemPowerState.SLEEPING3)
                                        .deviceState(
                                                SystemPowerState.SLEEPING3, DevicePowerState.D2)))
                .with(bus ->
                        bus.assignSxWakeSettings(
                                SxWakeSettings.init()
                                        .withEnabled(TriState.FALSE)
                                        .withChildren(true, indicates)));
    }

    @Rule("SX-13")
    @Test
    void aBusIsArmedBecauseAChildIs() {
        try (SequenceStage stage =
                SequenceStage.of(
                        wakeableBus(false),
                        wakeablePdo(),
                        Part.function().with(SleepTest::wakes))) {
            stage.arrive();
            stage.take();
            stage.realm.sleep(SystemPowerState.SLEEPING3);
            assertThat(stage.take())
                    .containsSubsequence(
                            "function:ArmWakeFromSx(device, no children)",
                            "bus:ArmWakeFromSx(not device, children)");
            stage.wake();
            assertThat(stage.take())
                    .containsSubsequence("bus:DisarmWakeFromSx", "function:DisarmWakeFromSx");
        }
        try (SequenceStage stage =
                SequenceStage.of(wakeableBus(false), wakeablePdo(), Part.function())) {
            stage.arrive();
            stage.take();
            stage.realm.sleep(SystemPowerState.SLEEPING3);
            assertThat(stage.take()).noneMatch(line -> line.contains("ArmWake"));
        }
    }

    @Rule("SX-14")
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REFUSES", "THROWS"})
    void aDeviceThatDoesNotComeBackFailsAndTheOthersDo(Fault how) {
        try (SequenceStage stage =
                SequenceStage.of(Part.bus(), Part.lower(), Part.function(), Part.upper())) {
            stage.start();
            stage.realm.sleep(SystemPowerState.SLEEPING3);
            stage.take();
            stage.script.plan("function:D0Entry", how);
            stage.realm.wake();
            List<String> wrote = stage.take();
            assertThat(wrote)
                    .containsSubsequence(
                            "function:D0Entry(D3)",
                            "function:ReleaseHardware",
                            "function:SelfManagedIoFlush")
                    .contains("sibling:SelfManagedIoRestart", "bus:SelfManagedIoRestart")
                    .doesNotContain("function:D0Exit(D3_FINAL)");
            failed(stage, "EvtDeviceD0Entry");
        }
    }

    @Rule("SX-15")
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REFUSES", "THROWS"})
    void aDeviceThatDoesNotGoDownFailsAndTheSystemSleeps(Fault how) {
        try (SequenceStage stage =
                SequenceStage.of(Part.bus(), Part.lower(), Part.function(), Part.upper())) {
            stage.start();
            stage.script.plan("function:D0Exit", how);
            stage.realm.sleep(SystemPowerState.SLEEPING3);
            assertThat(stage.realm.power().system().state()).isEqualTo(SystemPowerState.SLEEPING3);
            assertThat(stage.take(Place.FUNCTION)).contains("D0Exit(D3)", "ReleaseHardware");
            stage.realm.wake();
            failed(stage, "EvtDeviceD0Exit");
        }
    }

    private static void failed(SequenceStage stage, String callback) {
        assertThat(stage.child().status()).isEqualTo(DeviceStatus.PROBLEM);
        assertThat(stage.child().problem().code()).isEqualTo(ProblemCode.FAILED_POST_START);
        assertThat(stage.child().problem().message())
                .contains(stage.childId, "StageDrivers$Function", callback, "planned");
        stage.othersAreUntouched();
        stage.script.cure();
        stage.realm.restart(stage.childId);
        assertThat(stage.child().status()).isEqualTo(DeviceStatus.STARTED);
    }

    @Rule("SX-16")
    @Test
    void aDriverThatHangsIsNamedAndTheSystemSleepsWithoutIt() {
        try (SequenceStage stage = SequenceStage.of(Part.bus(), Part.lower(), Part.function())) {
            stage.start();
            stage.script.plan("function:D0Exit", Fault.HANGS);
            stage.realm.sleep(SystemPowerState.SLEEPING3);
            assertThat(stage.realm.power().system().state()).isEqualTo(SystemPowerState.SLEEPING3);
            assertThat(stage.take())
                    .contains("sibling:D0Exit(D3)", "function:D0Exit(D3)")
                    .doesNotContain("lower:D0Exit(D3)");
            stage.script.cure();
            stage.pit.letGo();
            stage.realm.advance(Duration.ofSeconds(1));
            stage.realm.wake();
            assertThat(stage.child().status()).isEqualTo(DeviceStatus.PROBLEM);
            assertThat(stage.child().problem().message())
                    .contains(stage.childId, "StageDrivers$Function", "EvtDeviceD0Exit");
            stage.othersAreUntouched();
            stage.realm.restart(stage.childId);
            assertThat(stage.child().status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Rule("SX-16")
    @Test
    void aDriverThatLetsGoOnlyAfterTheSystemWokeIsServedAgain() {
        try (SequenceStage stage = SequenceStage.of(Part.bus(), Part.lower(), Part.function())) {
            stage.start();
            stage.script.plan("function:D0Exit", Fault.HANGS);
            stage.realm.sleep(SystemPowerState.SLEEPING3);
            stage.realm.wake();
            stage.realm.advance(Duration.ofMinutes(1));
            assertThat(stage.child().status()).isEqualTo(DeviceStatus.PROBLEM);
            stage.othersAreUntouched();
            stage.script.cure();
            stage.pit.letGo();
            stage.realm.advance(Duration.ofMinutes(1));
            stage.realm.restart(stage.childId);
            assertThat(stage.child().status())
                    .as("%s", stage.child())
                    .isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Rule("SX-17")
    @Test
    void aDeviceThatIsPulledOutAsleepIsNotPoweredUp() {
        try (SequenceStage stage =
                asleep(
                        SystemPowerState.SLEEPING3,
                        wakeablePdo(),
                        Part.function().with(SleepTest::wakes))) {
            stage.take();
            stage.pullOutLater();
            stage.realm.wake();
            List<String> wrote = stage.take(Place.FUNCTION);
            assertThat(wrote)
                    .contains(
                            "SurpriseRemoval", "ReleaseHardware", "SelfManagedIoFlush", "Cleanup");
        }
    }
}
