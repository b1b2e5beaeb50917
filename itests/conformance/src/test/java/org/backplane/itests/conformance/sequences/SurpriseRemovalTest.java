package org.backplane.itests.conformance.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backplane.itests.conformance.sequences.IdleTest.idles;

import org.backplane.itests.conformance.Rule;
import org.backplane.itests.conformance.sequences.Part.Place;
import org.backplane.itests.conformance.sequences.Script.Fault;
import org.backplane.status.Status;
import org.backplane.wdm.PnpMinor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Surprise removal, from each state: sequences.md section 4. */
class SurpriseRemovalTest {

    /** Device and removal of its object, from wherever it was. */
    private static final String END =
            """
            SelfManagedIoCleanup
            Cleanup
            """;

    @Rule({"SR-1", "SR-2", "SO-4"})
    @Test
    void fourStartedDriversHearOfItFromTheTopToTheBottom() {
        try (SequenceStage stage =
                SequenceStage.of(
                        Part.bus(), Part.pdo(), Part.lower(), Part.function(), Part.upper())) {
            stage.start();
            stage.pullOut();
            stage.wrote(
                    """
                    pdo:ReportedMissing

                    upper:SurpriseRemoval
                    upper:SelfManagedIoSuspend
                    upper:D0ExitPreInterruptsDisabled(D3_FINAL)
                    upper:D0Exit(D3_FINAL)
                    upper:ReleaseHardware
                    upper:SelfManagedIoFlush

                    function:SurpriseRemoval
                    function:SelfManagedIoSuspend
                    function:D0ExitPreInterruptsDisabled(D3_FINAL)
                    function:InterruptDisable1
                    function:InterruptDisable0
                    function:D0Exit(D3_FINAL)
                    function:ReleaseHardware
                    function:SelfManagedIoFlush

                    lower:SurpriseRemoval
                    lower:SelfManagedIoSuspend
                    lower:D0ExitPreInterruptsDisabled(D3_FINAL)
                    lower:D0Exit(D3_FINAL)
                    lower:ReleaseHardware
                    lower:SelfManagedIoFlush

                    pdo:SurpriseRemoval
                    pdo:SelfManagedIoSuspend
                    pdo:D0ExitPreInterruptsDisabled(D3_FINAL)
                    pdo:D0Exit(D3_FINAL)
                    pdo:ReleaseHardware
                    pdo:SelfManagedIoFlush

                    upper:SelfManagedIoCleanup
                    upper:Cleanup
                    function:SelfManagedIoCleanup
                    function:Cleanup
                    lower:SelfManagedIoCleanup
                    lower:Cleanup
                    pdo:SelfManagedIoCleanup
                    pdo:Cleanup
                    """);
            stage.othersAreUntouched();
        }
    }

    @Rule("SR-3")
    @Test
    void aStoppedDeviceExitsD0AndReleasesItsHardwareNoSecondTime() {
        WdmFilter.Upper sender = new WdmFilter.Upper();
        try (SequenceStage stage =
                SequenceStage.with(List.of(sender), Part.lower(), Part.function())) {
            stage.start();
            assertThat(sender.send(stage.realm, PnpMinor.QUERY_STOP_DEVICE))
                    .isEqualTo(Status.SUCCESS);
            assertThat(sender.send(stage.realm, PnpMinor.STOP_DEVICE)).isEqualTo(Status.SUCCESS);
            assertThat(stage.state("PnP", 0)).isEqualTo("STOPPED");
            stage.take();
            stage.pullOut();
            stage.wrote(
                    """
                    function:SurpriseRemoval
                    function:SelfManagedIoFlush
                    lower:SurpriseRemoval
                    lower:SelfManagedIoFlush
                    function:SelfManagedIoCleanup
                    function:Cleanup
                    lower:SelfManagedIoCleanup
                    lower:Cleanup
                    """);
        }
    }

    @Rule("SR-4")
    @Test
    void aFailedDeviceHearsOfItAndNothingElseHappens() {
        try (SequenceStage stage = SequenceStage.of(Part.function().with(idles(false)))) {
            stage.start();
            stage.idle();
            stage.take();
            stage.script.plan("function:D0Entry", Fault.REFUSES);
            stage.stopIdle();
            List<String> wrote = stage.take(Place.FUNCTION);
            assertThat(wrote)
                    .containsExactlyElementsOf(
                            SequenceStage.lines(
                                    """
                                    D0Entry(D3)
                                    ReleaseHardware
                                    SelfManagedIoFlush

                                    SurpriseRemoval

                                    SelfManagedIoCleanup
                                    Cleanup
                                    """));
        }
    }

    @Rule("SR-5")
    @Test
    void aDeviceThatWasNotStartedHearsNothing() {
        WdmFilter.Upper sender = new WdmFilter.Upper();
        try (SequenceStage stage =
                SequenceStage.with(List.of(sender), Part.lower(), Part.function())) {
            sender.beforeStart(() -> sender.call(PnpMinor.SURPRISE_REMOVAL));
            stage.arriveSibling();
            stage.arrive();
            List<String> wrote = stage.take();
            assertThat(wrote).noneMatch(line -> line.endsWith("SurpriseRemoval"));
            assertThat(sender.answer()).isEqualTo(Status.SUCCESS);
        }
    }

    @Rule("SR-6")
    @ParameterizedTest
    @ValueSource(ints = {PnpMinor.QUERY_STOP_DEVICE, PnpMinor.QUERY_REMOVE_DEVICE})
    void aDeviceThatWasAskedGoesAsIfItHadNotBeen(int query) {
        WdmFilter.Upper sender = new WdmFilter.Upper();
        try (SequenceStage stage =
                SequenceStage.with(List.of(sender), Part.lower(), Part.function())) {
            stage.start();
            assertThat(sender.send(stage.realm, query)).isEqualTo(Status.SUCCESS);
            assertThat(stage.state("PnP", 0)).startsWith("QUERY_").endsWith("_PENDING");
            stage.take();
            stage.pullOut();
            stage.wrote(Place.FUNCTION, GOES + END);
        }
    }

    private static final String GOES =
            """
            SurpriseRemoval
            SelfManagedIoSuspend
            D0ExitPreInterruptsDisabled(D3_FINAL)
            InterruptDisable1
            InterruptDisable0
            D0Exit(D3_FINAL)
            ReleaseHardware
            SelfManagedIoFlush
            """;

    @Rule("SR-7")
    @ParameterizedTest(name = "armed: {0}")
    @ValueSource(booleans = {false, true})
    void aDeviceInDxIsNeitherPoweredUpNorDisarmed(boolean armed) {
        try (SequenceStage stage =
                SequenceStage.of(
                        IdleTest.wakeablePdo(), Part.lower(), Part.function().with(idles(armed)))) {
            stage.start();
            stage.idle();
            assertThat(stage.take()).contains("function:D0Exit(" + (armed ? "D2" : "D3") + ")");
            stage.pullOut();
            stage.wrote(
                    Place.FUNCTION,
                    """
                    SurpriseRemoval
                    ReleaseHardware
                    SelfManagedIoFlush
                    SelfManagedIoCleanup
                    Cleanup
                    """);
        }
    }

    @Rule("SR-8")
    @Test
    void aDisabledPdoGoesWithoutMoreAdo() {
        try (SequenceStage stage = SequenceStage.of(Part.pdo(), Part.function())) {
            stage.start();
            stage.realm.disable(stage.childId);
            assertThat(stage.state("PnP", 0)).isEqualTo("REMOVED_PDO_WAIT");
            stage.take();
            stage.pullOut();
            stage.wrote(
                    """
                    pdo:ReportedMissing
                    pdo:SelfManagedIoCleanup
                    pdo:Cleanup
                    """);
        }
    }

    @Rule("SR-9")
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REFUSES", "THROWS"})
    void aDriverThatFailsToTakeItInIsTakenDownAllTheSame(Fault how) {
        try (SequenceStage stage = SequenceStage.of(Part.function())) {
            stage.start();
            stage.script.plan("function:SurpriseRemoval", how);
            stage.pullOut();
            stage.wrote(Place.FUNCTION, GOES + END);
            stage.othersAreUntouched();
        }
    }

    @Rule("SR-10")
    @Test
    void theDeviceMayBeReportedAgainAtOnce() {
        try (SequenceStage stage = SequenceStage.of(Part.function())) {
            stage.start();
            stage.pullOut();
            stage.take();
            stage.arrive();
            assertThat(stage.take(Place.FUNCTION))
                    .startsWith("DeviceAdd")
                    .endsWith("SelfManagedIoInit");
        }
    }
}
