package org.backplane.itests.conformance.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.io.DeviceHandle;
import org.backplane.itests.conformance.Rule;
import org.backplane.itests.conformance.sequences.Part.Place;
import org.backplane.pnp.DeviceStatus;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** From arrival to a started device: sequences.md section 1. */
class StartTest {

    @Rule({"ST-1", "ST-2", "ST-3", "ST-4", "ST-5", "ST-6", "SO-1", "SO-2"})
    @Test
    void fourDriversStartFromTheBottomToTheTop() {
        try (SequenceStage stage =
                SequenceStage.of(Part.pdo(), Part.lower(), Part.function(), Part.upper())) {
            stage.arrive();
            stage.wrote(
                    """
                    pdo:CreateDevice
                    pdo:ResourcesQuery
                    lower:DeviceAdd
                    function:DeviceAdd
                    upper:DeviceAdd

                    pdo:ResourceRequirementsQuery
                    upper:FilterRemoveResourceRequirements
                    function:FilterRemoveResourceRequirements
                    lower:FilterRemoveResourceRequirements
                    lower:FilterAddResourceRequirements
                    function:FilterAddResourceRequirements
                    upper:FilterAddResourceRequirements

                    upper:RemoveAddedResources
                    function:RemoveAddedResources
                    lower:RemoveAddedResources

                    pdo:PrepareHardware
                    pdo:D0Entry(D3_FINAL)
                    pdo:D0EntryPostInterruptsEnabled(D3_FINAL)
                    pdo:SelfManagedIoInit

                    lower:PrepareHardware
                    lower:D0Entry(D3_FINAL)
                    lower:D0EntryPostInterruptsEnabled(D3_FINAL)
                    lower:SelfManagedIoInit

                    function:PrepareHardware
                    function:D0Entry(D3_FINAL)
                    function:InterruptEnable0
                    function:InterruptEnable1
                    function:D0EntryPostInterruptsEnabled(D3_FINAL)
                    function:SelfManagedIoInit

                    upper:PrepareHardware
                    upper:D0Entry(D3_FINAL)
                    upper:D0EntryPostInterruptsEnabled(D3_FINAL)
                    upper:SelfManagedIoInit
                    """);
            assertThat(stage.child().status()).isEqualTo(DeviceStatus.STARTED);
            for (int fromTop = 0; fromTop < 4; fromTop++) {
                assertThat(stage.state("PnP", fromTop)).isEqualTo("STARTED");
            }
        }
    }

    static Stream<Arguments> smallerStacks() {
        return Stream.of(
                Arguments.of("a raw PDO alone", List.of(raw())),
                Arguments.of("a function driver", List.of(Part.pdo(), Part.function())),
                Arguments.of("a lower filter", List.of(Part.pdo(), Part.lower(), Part.function())),
                Arguments.of("an upper filter", List.of(Part.pdo(), Part.function(), Part.upper())),
                Arguments.of(
                        "an upper filter that owns the policy",
                        List.of(
                                Part.pdo(),
                                Part.function().owner(false),
                                Part.upper().owner(true))),
                Arguments.of(
                        "a lower filter that owns the policy",
                        List.of(
                                Part.pdo(),
                                Part.lower().owner(true),
                                Part.function().owner(false))));
    }

    private static Part raw() {
        return Part.pdo().pdoInit(init -> init.rawDevice(new UUID(0, 1)));
    }

    @Rule({"ST-1", "ST-3", "ST-7", "SO-2"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("smallerStacks")
    void everyDriverOfASmallerStackCompletesItsStartBeforeTheNextUpperOneBegins(
            String what, List<Part> parts) {
        try (SequenceStage stage = SequenceStage.of(parts.toArray(Part[]::new))) {
            stage.arrive();
            assertThat(stage.child().status()).isEqualTo(DeviceStatus.STARTED);
            List<String> expected =
                    parts.stream()
                            .flatMap(part -> start(part.place(), "SelfManagedIoInit"))
                            .toList();
            List<String> wrote = stage.take();
            assertThat(wrote.subList(wrote.indexOf("pdo:PrepareHardware"), wrote.size()))
                    .isEqualTo(expected);
        }
    }

    @Rule({"ST-1", "ST-3", "SO-2", "SO-7"})
    @Test
    void plainWdmDriversBetweenChangeNothing() {
        try (SequenceStage stage =
                SequenceStage.with(
                        List.of(new WdmFilter.Lower(), new WdmFilter.Upper()),
                        Part.pdo(),
                        Part.lower(),
                        Part.function(),
                        Part.upper())) {
            stage.arrive();
            assertThat(stage.child().stack()).hasSize(6);
            List<String> expected =
                    Stream.of(Place.PDO, Place.LOWER, Place.FUNCTION, Place.UPPER)
                            .flatMap(place -> start(place, "SelfManagedIoInit"))
                            .toList();
            List<String> wrote = stage.take();
            assertThat(wrote.subList(wrote.indexOf("pdo:PrepareHardware"), wrote.size()))
                    .isEqualTo(expected);
        }
    }

    /** What a driver does from PrepareHardware on. */
    static Stream<String> start(Place place, String selfManagedIo) {
        return (place == Place.FUNCTION
                        ? Stream.of(
                                "PrepareHardware",
                                "D0Entry(D3_FINAL)",
                                "InterruptEnable0",
                                "InterruptEnable1",
                                "D0EntryPostInterruptsEnabled(D3_FINAL)",
                                selfManagedIo)
                        : Stream.of(
                                "PrepareHardware",
                                "D0Entry(D3_FINAL)",
                                "D0EntryPostInterruptsEnabled(D3_FINAL)",
                                selfManagedIo))
                .map(line -> place.driver() + ":" + line);
    }

    @Rule("ST-4")
    @Test
    void aBusScansItsChildrenBetweenInterruptsAndSelfManagedIo() {
        try (SequenceStage stage = SequenceStage.of(Part.bus(), Part.function())) {
            stage.wrote(
                    """
                    bus:DeviceAdd
                    bus:PrepareHardware
                    bus:D0Entry(D3_FINAL)
                    bus:D0EntryPostInterruptsEnabled(D3_FINAL)
                    bus:ScanForChildren
                    bus:SelfManagedIoInit
                    """);
        }
    }

    @Rule("ST-8")
    @Test
    void withoutResourcesNobodyIsAskedToTakeOutAddedOnes() {
        try (SequenceStage stage = SequenceStage.withoutResources(Part.function(), Part.upper())) {
            stage.arrive();
            assertThat(stage.take()).doesNotContain("upper:RemoveAddedResources");
        }
    }

    @Rule("ST-9")
    @Test
    void interfacesAreEnabledWhenSelfManagedIoHasBegun() {
        try (SequenceStage stage = SequenceStage.of(Part.function())) {
            List<Status> answers = new ArrayList<>();
            stage.script.at("function:SelfManagedIoInit", () -> answers.add(open(stage)));
            stage.arrive();
            answers.add(open(stage));
            assertThat(answers).containsExactly(Status.DEVICE_NOT_READY, Status.SUCCESS);
        }
    }

    private static Status open(SequenceStage stage) {
        try (DeviceHandle _ = stage.realm.io().open(stage.childId)) {
            return Status.SUCCESS;
        } catch (StatusException refused) {
            return refused.status();
        }
    }

    @Rule("ST-10")
    @Test
    void aDisabledPdoIsPreparedAgainAndResumesItsSelfManagedIo() {
        try (SequenceStage stage = SequenceStage.of(Part.pdo(), Part.function())) {
            stage.arrive();
            stage.realm.disable(stage.childId);
            assertThat(stage.realm.device(stage.childId).status()).isEqualTo(DeviceStatus.DISABLED);
            stage.take();
            stage.realm.enable(stage.childId);
            stage.wrote(
                    """
                    function:DeviceAdd
                    pdo:ResourceRequirementsQuery
                    function:FilterRemoveResourceRequirements
                    function:FilterAddResourceRequirements
                    function:RemoveAddedResources

                    pdo:PrepareHardware
                    pdo:D0Entry(D3_FINAL)
                    pdo:D0EntryPostInterruptsEnabled(D3_FINAL)
                    pdo:SelfManagedIoRestart

                    function:PrepareHardware
                    function:D0Entry(D3_FINAL)
                    function:InterruptEnable0
                    function:InterruptEnable1
                    function:D0EntryPostInterruptsEnabled(D3_FINAL)
                    function:SelfManagedIoInit
                    """);
        }
    }
}
