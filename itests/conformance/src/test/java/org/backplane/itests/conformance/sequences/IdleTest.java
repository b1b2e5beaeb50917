package org.backplane.itests.conformance.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.backplane.itests.conformance.sequences.SequenceStage.by;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import org.backplane.ddi.Device;
import org.backplane.ddi.S0IdleCapabilities;
import org.backplane.ddi.S0IdleSettings;
import org.backplane.itests.conformance.Rule;
import org.backplane.itests.conformance.sequences.Part.Place;
import org.backplane.itests.conformance.sequences.Script.Fault;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.SystemPowerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Leaving D0 when idle, and coming back: sequences.md section 6. */
class IdleTest {

    /** A PDO of a device that wakes itself and the system from D2, and the system from S3. */
    static Part wakeablePdo() {
        return Part.pdo()
                .with(pdo ->
                        pdo.powerCapabilities(caps ->
                                caps.wakeFrom(DevicePowerState.D0, true)
                                        .wakeFrom(DevicePowerState.D1, true)
                                        .wakeFrom(DevicePowerState.D2, true)
                                        .deviceWake(DevicePowerState.D2)
                                        .systemWake(SystemPowerState.SLEEPING3)
                                        .deviceState(
                                                SystemPowerState.SLEEPING1, DevicePowerState.D1)
                                        .deviceState(
                                                SystemPowerState.SLEEPING3, DevicePowerState.D2)));
    }

    /** A function driver that idles. */
    static Part idleFunction(boolean wakes) {
        return Part.function().with(idles(wakes)).queue();
    }

    static Consumer<Device> idles(boolean wakes) {
        S0IdleCapabilities caps =
                wakes
                        ? S0IdleCapabilities.CAN_WAKE_FROM_S0
                        : S0IdleCapabilities.CANNOT_WAKE_FROM_S0;
        return device -> device.assignS0IdleSettings(S0IdleSettings.of(caps));
    }

    private static SequenceStage idle(boolean wakes) {
        SequenceStage stage = SequenceStage.of(wakeablePdo(), idleFunction(wakes));
        stage.start();
        stage.handle();
        stage.idle();
        return stage;
    }

    private static final String DOWN =
            """
            SelfManagedIoSuspend
            D0ExitPreInterruptsDisabled(D3)
            InterruptDisable1
            InterruptDisable0
            D0Exit(D3)
            """;

    private static final String DOWN_ARMED =
            """
            SelfManagedIoSuspend
            ArmWakeFromS0
            D0ExitPreInterruptsDisabled(D2)
            InterruptDisable1
            InterruptDisable0
            D0Exit(D2)
            """;

    @Rule({"ID-1", "ID-2", "SO-5", "SO-6"})
    @Test
    void fourDriversGoDownFromTheTopAndComeUpFromTheBottom() {
        try (SequenceStage stage =
                SequenceStage.of(wakeablePdo(), Part.lower(), idleFunction(false), Part.upper())) {
            stage.start();
            stage.handle();
            stage.idle();
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
                    """);
            RealmRequest read = stage.readLater();
            stage.realm.settle();
            stage.wrote(
                    """
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
                    function:IoRead
                    function:SelfManagedIoRestart

                    upper:D0Entry(D3)
                    upper:D0EntryPostInterruptsEnabled(D3)
                    upper:SelfManagedIoRestart
                    """);
            assertThat(read.status()).isEqualTo(Status.PENDING);
            stage.othersAreUntouched();
        }
    }

    @Rule({"ID-3", "ID-8"})
    @Test
    void aStackIsArmedBeforeItsHardwareIsPutToSleep() {
        try (SequenceStage stage =
                SequenceStage.of(wakeablePdo(), Part.lower(), idleFunction(true))) {
            stage.start();
            stage.handle();
            stage.idle();
            stage.wrote(
                    """
                    function:SelfManagedIoSuspend
                    pdo:EnableWakeAtBus(S0)
                    function:ArmWakeFromS0
                    function:D0ExitPreInterruptsDisabled(D2)
                    function:InterruptDisable1
                    function:InterruptDisable0
                    function:D0Exit(D2)

                    lower:SelfManagedIoSuspend
                    lower:D0ExitPreInterruptsDisabled(D2)
                    lower:D0Exit(D2)

                    pdo:SelfManagedIoSuspend
                    pdo:D0ExitPreInterruptsDisabled(D2)
                    pdo:D0Exit(D2)
                    """);
        }
    }

    @Rule("ID-3")
    @Test
    void anArmedDeviceComesUpByAnIo() {
        try (SequenceStage stage = idle(true)) {
            stage.wrote(Place.FUNCTION, DOWN_ARMED);
            stage.readLater();
            stage.realm.settle();
            stage.wrote(
                    Place.FUNCTION,
                    """
                    D0Entry(D2)
                    InterruptEnable0
                    InterruptEnable1
                    D0EntryPostInterruptsEnabled(D2)
                    DisarmWakeFromS0
                    IoRead
                    SelfManagedIoRestart
                    """);
        }
    }

    @Rule("ID-4")
    @Test
    void stopIdleBringsADeviceUpAndKeepsIt() {
        for (boolean armed : new boolean[] {false, true}) {
            try (SequenceStage stage = idle(armed)) {
                stage.wrote(Place.FUNCTION, armed ? DOWN_ARMED : DOWN);
                stage.stopIdle();
                String from = armed ? "D2" : "D3";
                stage.wrote(
                        Place.FUNCTION,
                        """
                        D0Entry(%s)
                        InterruptEnable0
                        InterruptEnable1
                        D0EntryPostInterruptsEnabled(%s)
                        %s
                        SelfManagedIoRestart
                        """
                                .formatted(from, from, armed ? "DisarmWakeFromS0" : ""));
                stage.idle();
                assertThat(stage.take()).isEmpty();
                stage.device(Place.FUNCTION).resumeIdle();
                stage.idle();
                stage.wrote(Place.FUNCTION, armed ? DOWN_ARMED : DOWN);
            }
        }
    }

    @Rule("ID-5")
    @Test
    void aDeviceThatWakesItselfHearsThatItDid() {
        try (SequenceStage stage = idle(true)) {
            stage.take();
            assertThat(stage.pdo().indicateWakeStatus(Status.SUCCESS)).isEqualTo(Status.SUCCESS);
            stage.realm.settle();
            stage.wrote(
                    Place.FUNCTION,
                    """
                    D0Entry(D2)
                    InterruptEnable0
                    InterruptEnable1
                    D0EntryPostInterruptsEnabled(D2)
                    WakeFromS0Triggered
                    DisarmWakeFromS0
                    SelfManagedIoRestart
                    """);
        }
    }

    @Rule("ID-8")
    @Test
    void theBusEnablesAndDisablesWakeOnlyForAWakingDevice() {
        try (SequenceStage stage = idle(true)) {
            List<String> down = stage.take();
            assertThat(down)
                    .containsSubsequence("pdo:EnableWakeAtBus(S0)", "function:ArmWakeFromS0");
            stage.stopIdle();
            assertThat(stage.take()).containsSubsequence("pdo:DisableWakeAtBus", "pdo:D0Entry(D2)");
        }
        try (SequenceStage stage = idle(false)) {
            assertThat(stage.take()).noneMatch(line -> line.contains("WakeAtBus"));
        }
    }

    @Rule("ID-6")
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REFUSES", "THROWS"})
    void aDeviceThatCannotBeArmedReturnsAtOnceAndIsNotDisarmed(Fault how) {
        try (SequenceStage stage =
                SequenceStage.of(wakeablePdo(), idleFunction(true), Part.upper())) {
            stage.start();
            stage.script.plan("function:ArmWakeFromS0", how);
            stage.idle();
            stage.wrote(
                    Place.FUNCTION,
                    DOWN_ARMED
                            + """
                            D0Entry(D2)
                            InterruptEnable0
                            InterruptEnable1
                            D0EntryPostInterruptsEnabled(D2)
                            SelfManagedIoRestart
                            """);
            assertThat(stage.child().status()).isEqualTo(DeviceStatus.STARTED);
            stage.othersAreUntouched();
        }
    }

    @Rule("ID-7")
    @Test
    void aBusThatCannotEnableWakeHasTheSameEffectAndTheDriverMayDisarm() {
        try (SequenceStage stage = SequenceStage.of(wakeablePdo(), idleFunction(true))) {
            stage.start();
            stage.script.plan("pdo:EnableWakeAtBus", Fault.REFUSES);
            stage.idle();
            stage.wrote(
                    Place.FUNCTION,
                    """
                    SelfManagedIoSuspend
                    DisarmWakeFromS0
                    D0ExitPreInterruptsDisabled(D2)
                    InterruptDisable1
                    InterruptDisable0
                    D0Exit(D2)
                    D0Entry(D2)
                    InterruptEnable0
                    InterruptEnable1
                    D0EntryPostInterruptsEnabled(D2)
                    SelfManagedIoRestart
                    """);
            assertThat(stage.child().status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    /** Steps up, each with what follows when it fails. */
    enum Up {
        D0_ENTRY(
                "D0Entry",
                """
                D0Entry(D3)
                ReleaseHardware
                """),
        INTERRUPT(
                "InterruptEnable1",
                """
                D0Entry(D3)
                InterruptEnable0
                InterruptEnable1
                InterruptDisable0
                D0Exit(D3_FINAL)
                ReleaseHardware
                """),
        POST_INTERRUPTS_ENABLED(
                "D0EntryPostInterruptsEnabled",
                """
                D0Entry(D3)
                InterruptEnable0
                InterruptEnable1
                D0EntryPostInterruptsEnabled(D3)
                InterruptDisable1
                InterruptDisable0
                D0Exit(D3_FINAL)
                ReleaseHardware
                """),
        SELF_MANAGED_IO_RESTART(
                "SelfManagedIoRestart",
                """
                D0Entry(D3)
                InterruptEnable0
                InterruptEnable1
                D0EntryPostInterruptsEnabled(D3)
                SelfManagedIoRestart
                D0ExitPreInterruptsDisabled(D3_FINAL)
                InterruptDisable1
                InterruptDisable0
                D0Exit(D3_FINAL)
                ReleaseHardware
                """);

        final String callback;
        final String order;

        Up(String callback, String order) {
            this.callback = callback;
            this.order = order;
        }
    }

    static Stream<Arguments> failedUps() {
        return Stream.of(Up.values())
                .flatMap(
                        up -> Stream.of(arguments(up, Fault.REFUSES), arguments(up, Fault.THROWS)));
    }

    @Rule({"ID-9", "FS-10"})
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("failedUps")
    void aDeviceThatDoesNotComeUpFails(Up step, Fault how) {
        try (SequenceStage stage =
                SequenceStage.of(Part.bus(), wakeablePdo(), Part.lower(), idleFunction(false))) {
            stage.start();
            stage.idle();
            stage.take();
            stage.script.plan("function:" + step.callback, how);
            stage.stopIdle();
            List<String> wrote = stage.take();
            assertThat(by(Place.FUNCTION, wrote))
                    .startsWith(SequenceStage.lines(step.order).toArray(String[]::new))
                    .containsSubsequence("SelfManagedIoFlush", "SelfManagedIoCleanup", "Cleanup");
            assertThat(wrote).noneMatch(line -> line.startsWith("sibling:"));
            hasFailed(stage, step.callback);
        }
    }

    /** The device is out of service, says why, and can be restarted. */
    private static void hasFailed(SequenceStage stage, String callback) {
        assertThat(stage.child().status()).isEqualTo(DeviceStatus.PROBLEM);
        assertThat(stage.child().problem().code()).isEqualTo(ProblemCode.FAILED_POST_START);
        assertThat(stage.child().problem().message())
                .contains(stage.childId, "StageDrivers$Function", "planned")
                .contains(callback.replaceAll("able\\d$", "able"));
        stage.othersAreUntouched();
        stage.script.cure();
        stage.realm.restart(stage.childId);
        assertThat(stage.child().status()).isEqualTo(DeviceStatus.STARTED);
    }

    static Stream<Arguments> failedDowns() {
        return Stream.of(
                        "SelfManagedIoSuspend",
                        "D0ExitPreInterruptsDisabled",
                        "InterruptDisable1",
                        "D0Exit")
                .flatMap(step ->
                        Stream.of(arguments(step, Fault.REFUSES), arguments(step, Fault.THROWS)));
    }

    @Rule("ID-10")
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("failedDowns")
    void aDeviceThatDoesNotGoDownFails(String step, Fault how) {
        try (SequenceStage stage =
                SequenceStage.of(Part.bus(), wakeablePdo(), Part.lower(), idleFunction(false))) {
            stage.start();
            stage.script.plan("function:" + step, how);
            stage.idle();
            List<String> wrote = stage.take();
            assertThat(by(Place.FUNCTION, wrote))
                    .startsWith(
                            SequenceStage.lines(
                                            DOWN
                                                    + """
                                                    ReleaseHardware
                                                    SelfManagedIoFlush
                                                    """)
                                    .toArray(String[]::new));
            hasFailed(stage, step);
        }
    }

    @Rule("ID-11")
    @Test
    void aDriverThatHangsOnTheWayDownIsNamedAndTakenOutOfService() {
        try (SequenceStage stage = SequenceStage.of(wakeablePdo(), idleFunction(false))) {
            stage.start();
            stage.script.plan("function:D0Exit", Fault.HANGS);
            stage.realm.advance(Duration.ofMinutes(11));
            stage.realm.settle();
            assertThat(stage.child().status()).isEqualTo(DeviceStatus.PROBLEM);
            assertThat(stage.child().problem().message())
                    .contains(stage.childId, "StageDrivers$Function", "EvtDeviceD0Exit");
            stage.othersAreUntouched();
            stage.script.cure();
            stage.letGo();
            stage.realm.restart(stage.childId);
            assertThat(stage.child().status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Rule({"ID-12", "RM-13"})
    @Test
    void aDeviceInDxIsBroughtToD0BeforeItIsRemoved() {
        for (boolean armed : new boolean[] {false, true}) {
            try (SequenceStage stage = idle(armed)) {
                stage.closeHandle();
                stage.realm.settle();
                stage.take();
                stage.realm.disable(stage.childId);
                String from = armed ? "D2" : "D3";
                stage.wrote(
                        Place.FUNCTION,
                        """
                        QueryRemove
                        D0Entry(%s)
                        InterruptEnable0
                        InterruptEnable1
                        D0EntryPostInterruptsEnabled(%s)
                        %s
                        SelfManagedIoRestart
                        SelfManagedIoSuspend
                        D0ExitPreInterruptsDisabled(D3_FINAL)
                        InterruptDisable1
                        InterruptDisable0
                        D0Exit(D3_FINAL)
                        ReleaseHardware
                        SelfManagedIoFlush
                        SelfManagedIoCleanup
                        Cleanup
                        """
                                .formatted(from, from, armed ? "DisarmWakeFromS0" : ""));
            }
        }
    }

    @Rule("ID-13")
    @Test
    void aBusStaysUpAsLongAsAChildIsAndComesUpBeforeIt() {
        try (SequenceStage stage =
                SequenceStage.of(
                        Part.bus().with(idles(false)), wakeablePdo(), idleFunction(false))) {
            stage.arrive();
            stage.take();
            stage.stopIdle();
            stage.idle();
            assertThat(stage.take()).isEmpty();
            stage.device(Place.FUNCTION).resumeIdle();
            stage.idle();
            stage.idle();
            List<String> down = stage.take();
            assertThat(down)
                    .containsSubsequence(
                            "function:D0Exit(D3)",
                            "pdo:D0Exit(D3)",
                            "bus:SelfManagedIoSuspend",
                            "bus:D0Exit(D3)");
            stage.stopIdle();
            assertThat(stage.take())
                    .containsSubsequence(
                            "bus:D0Entry(D3)",
                            "bus:D0EntryPostInterruptsEnabled(D3)",
                            "bus:ScanForChildren",
                            "bus:SelfManagedIoRestart",
                            "pdo:D0Entry(D3)",
                            "pdo:SelfManagedIoRestart",
                            "function:D0Entry(D3)",
                            "function:SelfManagedIoRestart");
        }
    }

    @Rule("ID-14")
    @Test
    void aChildWithoutPowerDependencyDoesNotNeedItsBus() {
        try (SequenceStage stage =
                SequenceStage.of(
                        Part.bus().with(idles(false)),
                        wakeablePdo().pdoInit(init -> init.removePowerDependencyOnParent()),
                        idleFunction(false))) {
            stage.arrive();
            stage.stopIdle();
            stage.take();
            stage.idle();
            assertThat(stage.take()).contains("bus:D0Exit(D3)").doesNotContain("pdo:D0Exit(D3)");
        }
    }

    @Rule("ID-15")
    @Test
    void onlyTheOwnerOfThePolicyHasASay() {
        try (SequenceStage stage = SequenceStage.of(Part.function(), Part.upper())) {
            stage.start();
            assertThatThrownBy(() ->
                            stage.device(Place.UPPER)
                                    .assignS0IdleSettings(
                                            S0IdleSettings.of(
                                                    S0IdleCapabilities.CANNOT_WAKE_FROM_S0)))
                    .isInstanceOf(StatusException.class);
            stage.idle();
            assertThat(stage.take()).isEmpty();
        }
    }

    @Rule("ID-16")
    @Test
    void aFilterThatOwnsThePolicyIdlesTheStack() {
        try (SequenceStage stage =
                SequenceStage.of(
                        wakeablePdo(),
                        Part.function().owner(false),
                        Part.upper().owner(true).with(idles(true)))) {
            stage.start();
            stage.idle();
            assertThat(stage.take(Place.UPPER))
                    .containsExactly(
                            "SelfManagedIoSuspend",
                            "ArmWakeFromS0",
                            "D0ExitPreInterruptsDisabled(D2)",
                            "D0Exit(D2)");
            stage.device(Place.UPPER).stopIdle(false);
            stage.realm.settle();
            assertThat(stage.take(Place.UPPER))
                    .containsExactly(
                            "D0Entry(D2)",
                            "D0EntryPostInterruptsEnabled(D2)",
                            "DisarmWakeFromS0",
                            "SelfManagedIoRestart");
        }
    }

    @Rule({"ID-16", "ID-7"})
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REFUSES", "THROWS"})
    void aRawPdoOwnsItsPolicyAndIsDisarmedIfItsBusCannotEnableWake(Fault how) {
        try (SequenceStage stage =
                SequenceStage.of(
                        wakeablePdo()
                                .pdoInit(init -> init.rawDevice(new UUID(0, 1)))
                                .with(idles(true)))) {
            stage.start();
            stage.idle();
            stage.wrote(
                    Place.PDO,
                    """
                    SelfManagedIoSuspend
                    ArmWakeFromS0
                    EnableWakeAtBus(S0)
                    D0ExitPreInterruptsDisabled(D2)
                    D0Exit(D2)
                    """);
            stage.pdo().stopIdle(false);
            stage.realm.settle();
            stage.wrote(
                    Place.PDO,
                    """
                    D0Entry(D2)
                    D0EntryPostInterruptsEnabled(D2)
                    DisableWakeAtBus
                    DisarmWakeFromS0
                    SelfManagedIoRestart
                    """);
            stage.script.plan("pdo:EnableWakeAtBus", how);
            stage.pdo().resumeIdle();
            stage.idle();
            stage.wrote(
                    Place.PDO,
                    """
                    SelfManagedIoSuspend
                    ArmWakeFromS0
                    EnableWakeAtBus(S0)
                    DisarmWakeFromS0
                    D0ExitPreInterruptsDisabled(D2)
                    D0Exit(D2)
                    D0Entry(D2)
                    D0EntryPostInterruptsEnabled(D2)
                    SelfManagedIoRestart
                    """);
        }
    }
}
