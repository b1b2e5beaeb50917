package org.backplane.itests.conformance.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.backplane.itests.conformance.sequences.SequenceStage.by;
import static org.backplane.itests.conformance.sequences.SequenceStage.lines;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import org.backplane.itests.conformance.Rule;
import org.backplane.itests.conformance.sequences.Part.Place;
import org.backplane.itests.conformance.sequences.Script.Fault;
import org.backplane.pnp.DeviceStatus;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.tools.realm.RealmRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/** Orderly removal: sequences.md section 3. */
class RemovalTest {

    @Rule({"RM-1", "RM-4", "RM-5", "RM-6", "RM-7", "RM-10", "RM-11", "SO-3", "SO-4"})
    @Test
    void fourDriversAreAskedAndRemovedFromTheTopToTheBottom() {
        try (SequenceStage stage =
                SequenceStage.of(
                        Part.bus(), Part.pdo(), Part.lower(), Part.function(), Part.upper())) {
            stage.start();
            stage.realm.disable(stage.childId);
            stage.wrote(
                    """
                    upper:QueryRemove
                    function:QueryRemove
                    lower:QueryRemove
                    pdo:QueryRemove

                    upper:SelfManagedIoSuspend
                    upper:D0ExitPreInterruptsDisabled(D3_FINAL)
                    upper:D0Exit(D3_FINAL)
                    upper:ReleaseHardware
                    upper:SelfManagedIoFlush
                    upper:SelfManagedIoCleanup
                    upper:Cleanup

                    function:SelfManagedIoSuspend
                    function:D0ExitPreInterruptsDisabled(D3_FINAL)
                    function:InterruptDisable1
                    function:InterruptDisable0
                    function:D0Exit(D3_FINAL)
                    function:ReleaseHardware
                    function:SelfManagedIoFlush
                    function:SelfManagedIoCleanup
                    function:Cleanup

                    lower:SelfManagedIoSuspend
                    lower:D0ExitPreInterruptsDisabled(D3_FINAL)
                    lower:D0Exit(D3_FINAL)
                    lower:ReleaseHardware
                    lower:SelfManagedIoFlush
                    lower:SelfManagedIoCleanup
                    lower:Cleanup

                    pdo:SelfManagedIoSuspend
                    pdo:D0ExitPreInterruptsDisabled(D3_FINAL)
                    pdo:D0Exit(D3_FINAL)
                    pdo:ReleaseHardware
                    pdo:SelfManagedIoFlush
                    """);
            assertThat(stage.child().status()).isEqualTo(DeviceStatus.DISABLED);
            assertThat(stage.state("PnP", 0)).isEqualTo("REMOVED_PDO_WAIT");
            stage.othersAreUntouched();
        }
    }

    @Rule({"RM-2", "RM-3"})
    @ParameterizedTest
    @EnumSource(names = {"PDO", "LOWER", "FUNCTION", "UPPER"})
    void anyDriverMayVetoAndNothingHappensToAnyOther(Place place) {
        for (Fault how : List.of(Fault.REFUSES, Fault.THROWS)) {
            try (SequenceStage stage =
                    SequenceStage.of(Part.pdo(), Part.lower(), Part.function(), Part.upper())) {
                stage.start();
                stage.script.plan(place.driver() + ":QueryRemove", how);
                assertThatThrownBy(() -> stage.realm.disable(stage.childId))
                        .isInstanceOf(StatusException.class)
                        .hasMessageContaining(stage.childId)
                        .hasMessageContaining("EvtDeviceQueryRemove");
                List<String> asked =
                        Stream.of(Place.UPPER, Place.FUNCTION, Place.LOWER, Place.PDO)
                                .filter(each -> each.compareTo(place) >= 0)
                                .map(each -> each.driver() + ":QueryRemove")
                                .toList();
                assertThat(stage.take()).isEqualTo(asked);
                assertThat(stage.child().status()).isEqualTo(DeviceStatus.STARTED);
                for (int fromTop = 0; fromTop < 4; fromTop++) {
                    assertThat(stage.state("PnP", fromTop)).isEqualTo("STARTED");
                }
                stage.othersAreUntouched();
                stage.script.cure();
                stage.realm.disable(stage.childId);
                assertThat(stage.child().status()).isEqualTo(DeviceStatus.DISABLED);
            }
        }
    }

    @Rule("RM-1")
    @Test
    void aDeviceThatMustNotStopIsNotEvenAsked() {
        try (SequenceStage stage =
                SequenceStage.of(
                        Part.function().with(device -> device.setStaticStopRemove(false)),
                        Part.upper())) {
            stage.start();
            assertThatThrownBy(() -> stage.realm.disable(stage.childId))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            refused ->
                                    assertThat(refused.status())
                                            .isEqualTo(Status.INVALID_DEVICE_STATE));
            stage.wrote("upper:QueryRemove");
        }
    }

    static Stream<Arguments> stepsOfTheWayDown() {
        return Stream.of(
                        "SelfManagedIoSuspend",
                        "D0ExitPreInterruptsDisabled",
                        "InterruptDisable1",
                        "InterruptDisable0",
                        "D0Exit",
                        "ReleaseHardware",
                        "SelfManagedIoFlush",
                        "SelfManagedIoCleanup",
                        "Cleanup")
                .flatMap(step ->
                        Stream.of(arguments(step, Fault.REFUSES), arguments(step, Fault.THROWS)));
    }

    @Rule("RM-8")
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("stepsOfTheWayDown")
    void aStepThatFailsDoesNotKeepTheOthersFromRunning(String step, Fault how) {
        try (SequenceStage stage = SequenceStage.of(Part.function(), Part.upper())) {
            stage.start();
            stage.script.plan("function:" + step, how);
            stage.realm.disable(stage.childId);
            stage.wrote(
                    Place.FUNCTION,
                    """
                    QueryRemove
                    SelfManagedIoSuspend
                    D0ExitPreInterruptsDisabled(D3_FINAL)
                    InterruptDisable1
                    InterruptDisable0
                    D0Exit(D3_FINAL)
                    ReleaseHardware
                    SelfManagedIoFlush
                    SelfManagedIoCleanup
                    Cleanup
                    """);
            assertThat(stage.child().status()).isEqualTo(DeviceStatus.DISABLED);
            stage.othersAreUntouched();
            stage.script.cure();
            stage.realm.enable(stage.childId);
            assertThat(stage.child().status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Rule("RM-9")
    @ParameterizedTest
    @EnumSource
    void aStepThatHangsCostsItsDeviceAlone(Hang step) {
        try (SequenceStage stage = SequenceStage.of(Part.bus(), Part.lower(), Part.function())) {
            stage.start();
            stage.script.plan("function:" + step.callback, Fault.HANGS);
            stage.realm.disable(stage.childId);
            List<String> wrote = stage.take();
            assertThat(by(Place.FUNCTION, wrote).getLast()).startsWith(step.callback);
            assertThat(by(Place.LOWER, wrote))
                    .containsExactly(
                            "QueryRemove",
                            "SelfManagedIoSuspend",
                            "D0ExitPreInterruptsDisabled(D3_FINAL)",
                            "D0Exit(D3_FINAL)",
                            "ReleaseHardware",
                            "SelfManagedIoFlush",
                            "SelfManagedIoCleanup",
                            "Cleanup");
            stage.othersAreUntouched();

            stage.script.cure();
            stage.letGo();
            assertThat(stage.take(Place.FUNCTION))
                    .isEqualTo(lines(DOWN).subList(step.next, lines(DOWN).size()));
            stage.realm.enable(stage.childId);
            assertThat(stage.child().status()).isEqualTo(DeviceStatus.STARTED);
            stage.othersAreUntouched();
        }
    }

    private static final String DOWN =
            """
            SelfManagedIoSuspend
            D0ExitPreInterruptsDisabled(D3_FINAL)
            InterruptDisable1
            InterruptDisable0
            D0Exit(D3_FINAL)
            ReleaseHardware
            SelfManagedIoFlush
            SelfManagedIoCleanup
            Cleanup
            """;

    /** Where a removal can hang: those of the steps above that may wait. */
    enum Hang {
        SUSPEND("SelfManagedIoSuspend", 1),
        PRE_INTERRUPTS_DISABLED("D0ExitPreInterruptsDisabled", 2),
        D0_EXIT("D0Exit", 5),
        RELEASE_HARDWARE("ReleaseHardware", 6),
        FLUSH("SelfManagedIoFlush", 7),
        CLEANUP("SelfManagedIoCleanup", 8);

        final String callback;

        /** The index of the step after it. */
        private final int next;

        Hang(String callback, int next) {
            this.callback = callback;
            this.next = next;
        }
    }

    @Rule("RM-5")
    @Test
    void requestsAreStoppedBeforeTheHardwareAndPurgedAfterIt() {
        try (SequenceStage stage = SequenceStage.of(Part.function().queue())) {
            stage.start();
            RealmRequest read = stage.readLater();
            stage.take();
            stage.pullOut();
            stage.wrote(
                    """
                    function:SurpriseRemoval
                    function:SelfManagedIoSuspend
                    function:IoStop(SUSPEND)
                    function:D0ExitPreInterruptsDisabled(D3_FINAL)
                    function:InterruptDisable1
                    function:InterruptDisable0
                    function:D0Exit(D3_FINAL)
                    function:ReleaseHardware
                    function:IoStop(PURGE)
                    function:SelfManagedIoFlush
                    function:SelfManagedIoCleanup
                    function:Cleanup
                    """);
            assertThat(read.status()).isEqualTo(Status.CANCELLED);
        }
    }

    @Rule("RM-12")
    @Test
    void childrenGoBeforeTheirBus() {
        try (SequenceStage stage = SequenceStage.of(Part.bus(), Part.pdo(), Part.function())) {
            stage.arrive();
            stage.take();
            stage.realm.disable(stage.busId);
            List<String> wrote = stage.take();
            assertThat(wrote)
                    .containsSubsequence(
                            "function:QueryRemove",
                            "pdo:QueryRemove",
                            "bus:QueryRemove",
                            "function:D0Exit(D3_FINAL)",
                            "function:Cleanup",
                            "pdo:D0Exit(D3_FINAL)",
                            "pdo:ReleaseHardware",
                            "bus:D0Exit(D3_FINAL)",
                            "bus:ReleaseHardware",
                            "pdo:SelfManagedIoCleanup",
                            "pdo:Cleanup",
                            "bus:SelfManagedIoCleanup",
                            "bus:Cleanup");
        }
    }

    @Rule({"RM-9", "RM-12"})
    @Test
    void aBusWaitsForAChildThatHangs() {
        try (SequenceStage stage = SequenceStage.of(Part.bus(), Part.pdo(), Part.function())) {
            stage.arrive();
            stage.take();
            stage.script.plan("pdo:SelfManagedIoFlush", Fault.HANGS);
            stage.realm.disable(stage.busId);
            assertThat(by(Place.BUS, stage.take()))
                    .endsWith("ReleaseHardware", "SelfManagedIoFlush");
            stage.script.cure();
            stage.letGo();
            stage.wrote(
                    """
                    pdo:SelfManagedIoCleanup
                    pdo:Cleanup
                    bus:SelfManagedIoCleanup
                    bus:Cleanup
                    """);
        }
    }
}
