package org.backplane.itests.conformance.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.itests.conformance.Rule;
import org.backplane.itests.conformance.sequences.Part.Place;
import org.backplane.itests.conformance.sequences.Script.Fault;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.wdm.PnpMinor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/** Stopping to be given other resources, and starting again: sequences.md section 5. */
class RebalanceTest {

    private final WdmFilter.Upper sender = new WdmFilter.Upper();

    @Rule({"RB-1", "RB-2", "RB-3", "RB-4", "SO-3", "SO-4", "SO-2"})
    @Test
    void threeDriversStopFromTheTopAndStartFromTheBottom() {
        try (SequenceStage stage =
                SequenceStage.with(List.of(sender), Part.pdo(), Part.lower(), Part.function())) {
            stage.start();
            assertThat(send(stage, PnpMinor.QUERY_STOP_DEVICE)).isEqualTo(Status.SUCCESS);
            stage.wrote(
                    """
                    function:QueryStop
                    lower:QueryStop
                    pdo:QueryStop
                    """);
            assertThat(send(stage, PnpMinor.STOP_DEVICE)).isEqualTo(Status.SUCCESS);
            stage.wrote(
                    """
                    function:SelfManagedIoSuspend
                    function:D0ExitPreInterruptsDisabled(D3_FINAL)
                    function:InterruptDisable1
                    function:InterruptDisable0
                    function:D0Exit(D3_FINAL)
                    function:ReleaseHardware

                    lower:SelfManagedIoSuspend
                    lower:D0ExitPreInterruptsDisabled(D3_FINAL)
                    lower:D0Exit(D3_FINAL)
                    lower:ReleaseHardware

                    pdo:SelfManagedIoSuspend
                    pdo:D0ExitPreInterruptsDisabled(D3_FINAL)
                    pdo:D0Exit(D3_FINAL)
                    pdo:ReleaseHardware
                    """);
            assertThat(send(stage, PnpMinor.START_DEVICE)).isEqualTo(Status.SUCCESS);
            stage.wrote(
                    """
                    function:RemoveAddedResources
                    lower:RemoveAddedResources

                    pdo:PrepareHardware
                    pdo:D0Entry(D3_FINAL)
                    pdo:D0EntryPostInterruptsEnabled(D3_FINAL)
                    pdo:SelfManagedIoRestart

                    lower:PrepareHardware
                    lower:D0Entry(D3_FINAL)
                    lower:D0EntryPostInterruptsEnabled(D3_FINAL)
                    lower:SelfManagedIoRestart

                    function:PrepareHardware
                    function:D0Entry(D3_FINAL)
                    function:InterruptEnable0
                    function:InterruptEnable1
                    function:D0EntryPostInterruptsEnabled(D3_FINAL)
                    function:SelfManagedIoRestart
                    """);
            assertThat(stage.state("PnP", 0)).isEqualTo("STARTED");
        }
    }

    private Status send(SequenceStage stage, int minor) {
        return sender.send(stage.realm, minor);
    }

    @Rule("RB-1")
    @Test
    void aQueryThatIsTakenBackChangesNothing() {
        try (SequenceStage stage =
                SequenceStage.with(List.of(sender), Part.lower(), Part.function())) {
            stage.start();
            send(stage, PnpMinor.QUERY_STOP_DEVICE);
            stage.take();
            assertThat(send(stage, PnpMinor.CANCEL_STOP_DEVICE)).isEqualTo(Status.SUCCESS);
            assertThat(stage.take()).isEmpty();
            assertThat(stage.state("PnP", 0)).isEqualTo("STARTED");
        }
    }

    @Rule("RB-1")
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REFUSES", "THROWS"})
    void aDriverMayVeto(Fault how) {
        try (SequenceStage stage =
                SequenceStage.with(List.of(sender), Part.lower(), Part.function())) {
            stage.start();
            stage.script.plan("function:QueryStop", how);
            assertThat(send(stage, PnpMinor.QUERY_STOP_DEVICE).isError()).isTrue();
            stage.wrote("function:QueryStop");
            assertThat(stage.state("PnP", 0)).isEqualTo("STARTED");
        }
    }

    @Rule("RB-5")
    @Test
    void requestsAreHeldWhileTheDeviceIsStopped() {
        try (SequenceStage stage = SequenceStage.with(List.of(sender), Part.function().queue())) {
            stage.start();
            RealmRequest owned = stage.readLater();
            stage.wrote("function:IoRead");
            send(stage, PnpMinor.QUERY_STOP_DEVICE);
            send(stage, PnpMinor.STOP_DEVICE);
            assertThat(stage.take())
                    .containsSubsequence(
                            "function:SelfManagedIoSuspend",
                            "function:IoStop(SUSPEND)",
                            "function:D0ExitPreInterruptsDisabled(D3_FINAL)")
                    .doesNotContain("function:IoStop(PURGE)", "function:SelfManagedIoFlush");
            stage.readLater();
            assertThat(stage.take()).isEmpty();
            send(stage, PnpMinor.START_DEVICE);
            assertThat(stage.take())
                    .containsSubsequence(
                            "function:D0EntryPostInterruptsEnabled(D3_FINAL)",
                            "function:IoResume",
                            "function:IoRead",
                            "function:SelfManagedIoRestart");
            assertThat(owned.status()).isEqualTo(Status.PENDING);
        }
    }

    @Rule("RB-6")
    @Test
    void aStartWithoutAStopIsARestart() {
        try (SequenceStage stage =
                SequenceStage.with(List.of(sender), Part.pdo(), Part.lower(), Part.function())) {
            stage.start();
            assertThat(send(stage, PnpMinor.START_DEVICE)).isEqualTo(Status.SUCCESS);
            stage.wrote(
                    """
                    function:SelfManagedIoSuspend
                    function:D0ExitPreInterruptsDisabled(D3_FINAL)
                    function:InterruptDisable1
                    function:InterruptDisable0
                    function:D0Exit(D3_FINAL)
                    function:ReleaseHardware
                    function:RemoveAddedResources

                    lower:SelfManagedIoSuspend
                    lower:D0ExitPreInterruptsDisabled(D3_FINAL)
                    lower:D0Exit(D3_FINAL)
                    lower:ReleaseHardware
                    lower:RemoveAddedResources

                    pdo:SelfManagedIoSuspend
                    pdo:D0ExitPreInterruptsDisabled(D3_FINAL)
                    pdo:D0Exit(D3_FINAL)
                    pdo:ReleaseHardware
                    pdo:PrepareHardware
                    pdo:D0Entry(D3_FINAL)
                    pdo:D0EntryPostInterruptsEnabled(D3_FINAL)
                    pdo:SelfManagedIoRestart

                    lower:PrepareHardware
                    lower:D0Entry(D3_FINAL)
                    lower:D0EntryPostInterruptsEnabled(D3_FINAL)
                    lower:SelfManagedIoRestart

                    function:PrepareHardware
                    function:D0Entry(D3_FINAL)
                    function:InterruptEnable0
                    function:InterruptEnable1
                    function:D0EntryPostInterruptsEnabled(D3_FINAL)
                    function:SelfManagedIoRestart
                    """);
            assertThat(stage.state("PnP", 0)).isEqualTo("STARTED");
        }
    }

    @Rule("RB-7")
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REFUSES", "THROWS"})
    void aDeviceThatDoesNotLetGoOfItsHardwareFailsAndIsStartedAnew(Fault how) {
        try (SequenceStage stage =
                SequenceStage.with(List.of(sender), Part.lower(), Part.function())) {
            stage.start();
            send(stage, PnpMinor.QUERY_STOP_DEVICE);
            stage.take();
            stage.script.plan("function:ReleaseHardware", how);
            send(stage, PnpMinor.STOP_DEVICE);
            assertThat(stage.take(Place.FUNCTION))
                    .startsWith(
                            "SelfManagedIoSuspend",
                            "D0ExitPreInterruptsDisabled(D3_FINAL)",
                            "InterruptDisable1",
                            "InterruptDisable0",
                            "D0Exit(D3_FINAL)",
                            "ReleaseHardware",
                            "SelfManagedIoFlush",
                            "SurpriseRemoval",
                            "SelfManagedIoCleanup",
                            "Cleanup",
                            "DeviceAdd")
                    .endsWith("SelfManagedIoInit");
            assertThat(stage.child().status()).isEqualTo(DeviceStatus.STARTED);
            stage.othersAreUntouched();
        }
    }

    private static void failedAndRestarts(SequenceStage stage) {
        assertThat(stage.child().status()).isEqualTo(DeviceStatus.PROBLEM);
        assertThat(stage.child().problem().code()).isEqualTo(ProblemCode.FAILED_POST_START);
        assertThat(stage.child().problem().message())
                .contains(stage.childId, "StageDrivers$Function", "planned");
        stage.othersAreUntouched();
        stage.script.cure();
        stage.realm.restart(stage.childId);
        assertThat(stage.child().status()).isEqualTo(DeviceStatus.STARTED);
    }

    @Rule("RB-8")
    @Test
    void aStepThatFailsOnTheWayToAStopFailsTheDevice() {
        try (SequenceStage stage =
                SequenceStage.with(List.of(sender), Part.lower(), Part.function())) {
            stage.start();
            send(stage, PnpMinor.QUERY_STOP_DEVICE);
            stage.take();
            stage.script.plan("function:D0Exit", Fault.REFUSES);
            send(stage, PnpMinor.STOP_DEVICE);
            assertThat(stage.take(Place.FUNCTION))
                    .startsWith(
                            "SelfManagedIoSuspend",
                            "D0ExitPreInterruptsDisabled(D3_FINAL)",
                            "InterruptDisable1",
                            "InterruptDisable0",
                            "D0Exit(D3_FINAL)",
                            "ReleaseHardware",
                            "SelfManagedIoFlush");
            failedAndRestarts(stage);
        }
    }

    @Rule("RB-9")
    @Test
    void aSecondStartThatFailsUndoesWhatItDid() {
        try (SequenceStage stage =
                SequenceStage.with(List.of(sender), Part.lower(), Part.function().queue())) {
            stage.start();
            stage.readLater();
            send(stage, PnpMinor.QUERY_STOP_DEVICE);
            send(stage, PnpMinor.STOP_DEVICE);
            stage.take();
            stage.script.plan("function:SelfManagedIoRestart", Fault.REFUSES);
            assertThat(send(stage, PnpMinor.START_DEVICE)).isEqualTo(Status.DEVICE_POWER_FAILURE);
            assertThat(stage.take(Place.FUNCTION))
                    .startsWith(
                            "RemoveAddedResources",
                            "PrepareHardware",
                            "D0Entry(D3_FINAL)",
                            "InterruptEnable0",
                            "InterruptEnable1",
                            "D0EntryPostInterruptsEnabled(D3_FINAL)",
                            "IoResume",
                            "SelfManagedIoRestart",
                            "IoStop(SUSPEND)",
                            "D0ExitPreInterruptsDisabled(D3_FINAL)",
                            "InterruptDisable1",
                            "InterruptDisable0",
                            "D0Exit(D3_FINAL)",
                            "ReleaseHardware",
                            "IoStop(PURGE)",
                            "SelfManagedIoFlush");
        }
    }
}
