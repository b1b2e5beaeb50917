package org.backplane.itests.conformance.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backplane.itests.conformance.sequences.SequenceStage.lines;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import org.backplane.itests.conformance.Rule;
import org.backplane.itests.conformance.sequences.Part.Place;
import org.backplane.itests.conformance.sequences.Script.Fault;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.NodeState;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/** What is undone when a step of the start fails: the table of sequences.md section 2. */
class FailedStartTest {

    /** A row of the table: the failing step, and what its driver does from arrival to removal. */
    enum Row {
        REMOVE_ADDED_RESOURCES(
                "RemoveAddedResources",
                """
                RemoveAddedResources

                Cleanup
                """),
        PREPARE_HARDWARE(
                "PrepareHardware",
                """
                RemoveAddedResources
                PrepareHardware

                ReleaseHardware
                Cleanup
                """),
        D0_ENTRY(
                "D0Entry",
                """
                RemoveAddedResources
                PrepareHardware
                D0Entry(D3_FINAL)

                ReleaseHardware
                Cleanup
                """),
        FIRST_INTERRUPT(
                "InterruptEnable0",
                """
                RemoveAddedResources
                PrepareHardware
                D0Entry(D3_FINAL)
                InterruptEnable0

                D0Exit(D3_FINAL)
                ReleaseHardware
                Cleanup
                """),
        SECOND_INTERRUPT(
                "InterruptEnable1",
                """
                RemoveAddedResources
                PrepareHardware
                D0Entry(D3_FINAL)
                InterruptEnable0
                InterruptEnable1

                InterruptDisable0
                D0Exit(D3_FINAL)
                ReleaseHardware
                Cleanup
                """),
        POST_INTERRUPTS_ENABLED(
                "D0EntryPostInterruptsEnabled",
                """
                RemoveAddedResources
                PrepareHardware
                D0Entry(D3_FINAL)
                InterruptEnable0
                InterruptEnable1
                D0EntryPostInterruptsEnabled(D3_FINAL)

                InterruptDisable1
                InterruptDisable0
                D0Exit(D3_FINAL)
                ReleaseHardware
                Cleanup
                """),
        SELF_MANAGED_IO_INIT(
                "SelfManagedIoInit",
                """
                RemoveAddedResources
                PrepareHardware
                D0Entry(D3_FINAL)
                InterruptEnable0
                InterruptEnable1
                D0EntryPostInterruptsEnabled(D3_FINAL)
                SelfManagedIoInit

                D0ExitPreInterruptsDisabled(D3_FINAL)
                InterruptDisable1
                InterruptDisable0
                D0Exit(D3_FINAL)
                ReleaseHardware
                SelfManagedIoFlush
                SelfManagedIoCleanup
                Cleanup
                """);

        final String failing;
        private final String order;

        Row(String failing, String order) {
            this.failing = failing;
            this.order = order;
        }

        boolean isPossible(Place place) {
            return switch (this) {
                case FIRST_INTERRUPT, SECOND_INTERRUPT -> place == Place.FUNCTION;
                case REMOVE_ADDED_RESOURCES -> place != Place.PDO;
                default -> true;
            };
        }

        /** The order in a place where there are no interrupts, or where the device stays. */
        List<String> in(Place place) {
            return lines(order).stream()
                    .filter(line -> place == Place.FUNCTION || !line.startsWith("Interrupt"))
                    .filter(line -> place != Place.PDO || !line.equals("RemoveAddedResources"))
                    .filter(line -> place != Place.PDO || !line.endsWith("Cleanup"))
                    .toList();
        }

        /** The part of the order before things went wrong. */
        List<String> untilFailureIn(Place place) {
            List<String> all = in(place);
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).equals(failing) || all.get(i).startsWith(failing + "(")) {
                    return all.subList(0, i + 1);
                }
            }
            throw new AssertionError(failing);
        }

        Status status(Fault how) {
            if (this == REMOVE_ADDED_RESOURCES || this == PREPARE_HARDWARE) {
                return how == Fault.REFUSES ? Status.INSUFFICIENT_RESOURCES : Status.UNSUCCESSFUL;
            }
            return Status.DEVICE_POWER_FAILURE;
        }
    }

    static Stream<Arguments> failures() {
        Stream.Builder<Arguments> all = Stream.builder();
        for (Row row : Row.values()) {
            for (Place place : List.of(Place.PDO, Place.LOWER, Place.FUNCTION, Place.UPPER)) {
                if (row.isPossible(place)) {
                    all.add(arguments(row, place, Fault.REFUSES));
                    all.add(arguments(row, place, Fault.THROWS));
                    if (!row.failing.startsWith("Interrupt")) {
                        all.add(arguments(row, place, Fault.HANGS));
                    }
                }
            }
        }
        return all.build();
    }

    private static SequenceStage stage() {
        return SequenceStage.of(
                Part.bus(), Part.pdo(), Part.lower(), Part.function(), Part.upper());
    }

    @Rule({
        "FS-1", "FS-2", "FS-4", "FS-5", "FS-6", "FS-10", "FS-13", "FS-14", "FS-15", "FS-16", "SM-4",
        "SM-5"
    })
    @ParameterizedTest(name = "{0} of {1} {2}")
    @MethodSource("failures")
    void aStepFailsInOneDriverOfFour(Row row, Place place, Fault how) {
        try (SequenceStage stage = stage()) {
            stage.arriveSibling();
            stage.script.plan(place.driver() + ":" + row.failing, how);
            stage.arrive();

            List<String> wrote = stage.take();
            failed(stage, row, place, how);
            assertThat(by(place, wrote))
                    .isEqualTo(how == Fault.HANGS ? row.untilFailureIn(place) : row.in(place));
            assertThat(wrote).noneMatch(line -> line.startsWith("bus:"));
            assertThat(wrote).noneMatch(line -> line.startsWith("sibling:"));
            neverStarted(wrote, place, row);
            if (how != Fault.HANGS) {
                removedWithoutFault(wrote, place, row);
            }
            stage.othersAreUntouched();

            stage.script.cure();
            stage.letGo();
            stage.realm.restart(stage.childId);
            assertThat(stage.child().problem()).isNull();
            assertThat(stage.child().status()).isEqualTo(DeviceStatus.STARTED);
            stage.othersAreUntouched();
        }
    }

    /** The node has the problem, and a sentence that names the callback and the driver. */
    private static void failed(SequenceStage stage, Row row, Place place, Fault how) {
        DeviceNode child = stage.child();
        assertThat(child.status()).isEqualTo(DeviceStatus.PROBLEM);
        assertThat(child.state()).isEqualTo(NodeState.INITIALIZED);
        assertThat(child.problem().code()).isEqualTo(ProblemCode.FAILED_START);
        String callback = row.failing.replaceAll("(Enable)\\d$", "$1");
        callback = (callback.startsWith("Interrupt") ? "Evt" : "EvtDevice") + callback;
        String driver =
                place == Place.PDO
                        ? StageDrivers.BusDriver.class.getName()
                        : StageDrivers.class.getName()
                                + "$"
                                + place.name().charAt(0)
                                + place.driver().substring(1);
        assertThat(child.problem().message())
                .contains(callback, driver, stage.childId)
                .contains(how == Fault.HANGS ? "within 10 s" : "planned");
        assertThat(child.problem().status())
                .isEqualTo(how == Fault.HANGS ? Status.IO_TIMEOUT : row.status(how));
    }

    /** What a driver wrote from the start on. */
    private static List<String> by(Place place, List<String> wrote) {
        String prefix = place.driver() + ":";
        return wrote.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .filter(line -> !line.startsWith("Filter") && !line.endsWith("Query"))
                .filter(line -> !line.equals("DeviceAdd") && !line.equals("CreateDevice"))
                .toList();
    }

    /** Drivers above the one that failed hear nothing of a start. */
    private static void neverStarted(List<String> wrote, Place failed, Row row) {
        for (Place place : Place.values()) {
            boolean above = place.compareTo(failed) > 0;
            boolean onTheWayDown = row == Row.REMOVE_ADDED_RESOURCES;
            if (above || (onTheWayDown && place != failed)) {
                assertThat(by(place, wrote))
                        .as(place.driver())
                        .isSubsetOf("RemoveAddedResources", "Cleanup");
            }
        }
    }

    /** Drivers below it started, and were taken down like any other. */
    private static void removedWithoutFault(List<String> wrote, Place failed, Row row) {
        if (row == Row.REMOVE_ADDED_RESOURCES || failed.compareTo(Place.LOWER) <= 0) {
            return;
        }
        assertThat(by(Place.LOWER, wrote))
                .isEqualTo(
                        lines(
                                """
                                RemoveAddedResources
                                PrepareHardware
                                D0Entry(D3_FINAL)
                                D0EntryPostInterruptsEnabled(D3_FINAL)
                                SelfManagedIoInit
                                SelfManagedIoSuspend
                                D0ExitPreInterruptsDisabled(D3_FINAL)
                                D0Exit(D3_FINAL)
                                ReleaseHardware
                                SelfManagedIoFlush
                                SelfManagedIoCleanup
                                Cleanup
                                """));
    }

    /** Callbacks before START_DEVICE. */
    enum Early {
        FILTER_REMOVE("FilterRemoveResourceRequirements"),
        FILTER_ADD("FilterAddResourceRequirements");

        final String callback;

        Early(String callback) {
            this.callback = callback;
        }
    }

    @Rule("FS-1")
    @ParameterizedTest
    @EnumSource(Early.class)
    void aDriverThatCannotFilterRequirementsDoesNotStart(Early step) {
        for (Fault how : List.of(Fault.REFUSES, Fault.THROWS)) {
            try (SequenceStage stage = stage()) {
                stage.arriveSibling();
                stage.script.plan("function:" + step.callback, how);
                stage.arrive();
                assertThat(stage.child().problem()).isNotNull();
                assertThat(stage.child().problem().message()).contains(step.callback);
                assertThat(stage.take())
                        .noneMatch(line -> line.contains("PrepareHardware"))
                        .noneMatch(line -> line.contains("ReleaseHardware"))
                        .noneMatch(line -> line.contains("D0"));
                stage.othersAreUntouched();
                stage.script.cure();
                stage.realm.restart(stage.childId);
                assertThat(stage.child().status()).isEqualTo(DeviceStatus.STARTED);
            }
        }
    }
}
