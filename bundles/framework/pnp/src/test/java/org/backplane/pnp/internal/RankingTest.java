package org.backplane.pnp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.StackRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

class RankingTest {

    private static final DeviceIds DEVICE =
            new DeviceIds(
                    "USB\\VID_1&PID_2&REV_3",
                    "0",
                    List.of("USB\\VID_1&PID_2&REV_3", "USB\\VID_1&PID_2"),
                    List.of("USB\\CLASS_3&SUBCLASS_1", "USB\\CLASS_3"));

    /** Columns: the driver's hardware and compatible IDs, and the rank. */
    @ParameterizedTest
    @CsvSource({
        "USB\\VID_1&PID_2&REV_3, , 00FF0000",
        "USB\\VID_1&PID_2, , 00FF0001",
        "usb\\vid_1&pid_2, , 00FF0001",
        "USB\\OTHER, USB\\VID_1&PID_2&REV_3, 00FF1000",
        "USB\\OTHER, USB\\VID_1&PID_2, 00FF1001",
        "USB\\CLASS_3&SUBCLASS_1, , 00FF2000",
        "USB\\CLASS_3, , 00FF2001",
        "USB\\OTHER, USB\\CLASS_3&SUBCLASS_1, 00FF3000",
        "USB\\OTHER, USB\\CLASS_3, 00FF3001",
        "USB\\OTHER, USB\\ELSE|USB\\CLASS_3&SUBCLASS_1, 00FF3100",
        // The rank in the published set-up log.
        "USB\\OTHER, USB\\ELSE|USB\\CLASS_3, 00FF3101",
        // Several IDs match: the best counts.
        "USB\\CLASS_3|USB\\VID_1&PID_2, USB\\VID_1&PID_2&REV_3, 00FF0001",
    })
    void ranksAreThoseOfWindows(String hardware, String compatible, String rank) {
        DriverCandidate candidate =
                driver("a", ids(hardware), ids(compatible), LocalDate.EPOCH, List.of(1, 0, 0));

        assertThat(Ranking.rank(DEVICE, candidate).orElseThrow())
                .isEqualTo(Integer.parseInt(rank, 16));
    }

    @Test
    void aDriverWithoutACommonIdDoesNotMatch() {
        DriverCandidate other =
                driver("a", List.of("USB\\OTHER"), List.of(), LocalDate.EPOCH, List.of(9, 0, 0));

        assertThat(Ranking.rank(DEVICE, other)).isEmpty();
        assertThat(Ranking.choose(DEVICE, List.of(other), deviceClass -> List.of()))
                .isEqualTo(DriverChoice.NONE);
    }

    @Test
    void theOrderIsTotalWhateverTheOrderOfTheStore() {
        List<String> id = List.of("USB\\VID_1&PID_2&REV_3");
        LocalDate old = LocalDate.of(2024, 1, 1);
        LocalDate late = LocalDate.of(2025, 1, 1);
        List<DriverCandidate> expected =
                List.of(
                        driver("late-2", id, List.of(), late, List.of(2, 0, 0)),
                        driver("late-1.10", id, List.of(), late, List.of(1, 10, 0)),
                        driver("late-1.9", id, List.of(), late, List.of(1, 9, 0)),
                        driver("a", id, List.of(), old, List.of(9, 0, 0)),
                        driver("b", id, List.of(), old, List.of(9, 0)),
                        driver("undated", id, List.of(), LocalDate.EPOCH, List.of(99, 0, 0)),
                        driver(
                                "worse id",
                                List.of("USB\\VID_1&PID_2"),
                                List.of(),
                                late.plusYears(1),
                                List.of(99, 0, 0)));
        List<DriverCandidate> store = new ArrayList<>(expected);
        Random random = new Random(1);
        for (int round = 0; round < 100; round++) {
            Collections.shuffle(store, random);
            assertThat(Ranking.ranked(DEVICE, store)).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void everyMatchingFilterJoinsOnItsSideInItsNewestVersion() {
        List<DriverCandidate> store =
                List.of(
                        filter("up-b", StackRole.UPPER_FILTER, 1),
                        filter("up-a", StackRole.UPPER_FILTER, 2),
                        filter("up-a", StackRole.UPPER_FILTER, 10),
                        filter("low", StackRole.LOWER_FILTER, 1),
                        driver(
                                "function",
                                List.of("USB\\CLASS_3"),
                                List.of(),
                                LocalDate.EPOCH,
                                List.of(1, 0, 0)));

        assertThat(Ranking.choose(DEVICE, store, deviceClass -> List.of()).bottomUp())
                .extracting(DriverCandidate::packageId)
                .containsExactly("low-1", "function-1.0.0", "up-a-10", "up-b-1");
    }

    @Test
    void classFiltersLieAboveTheDeviceFiltersOfTheirSide() {
        List<DriverCandidate> store =
                List.of(
                        filter("z-up", StackRole.UPPER_FILTER, 1),
                        filter("z-low", StackRole.LOWER_FILTER, 1),
                        driver(
                                "function",
                                List.of("USB\\CLASS_3"),
                                List.of(),
                                LocalDate.EPOCH,
                                List.of(1, 0, 0)));
        Function<String, List<DriverCandidate>> ofClass =
                deviceClass ->
                        deviceClass.equals("Sample")
                                ? List.of(
                                        filter("a-up", StackRole.CLASS_UPPER_FILTER, 1),
                                        filter("a-low", StackRole.CLASS_LOWER_FILTER, 1))
                                : List.of();

        assertThat(Ranking.choose(DEVICE, store, ofClass).bottomUp())
                .extracting(DriverCandidate::name)
                .containsExactly("z-low", "a-low", "function", "z-up", "a-up");
    }

    private static DriverCandidate driver(
            String name,
            List<String> hardwareIds,
            List<String> compatibleIds,
            LocalDate date,
            List<Integer> version) {
        String text = String.join(".", version.stream().map(String::valueOf).toList());
        return new DriverCandidate(
                name + "-" + text,
                name,
                StackRole.FUNCTION,
                hardwareIds,
                compatibleIds,
                date,
                version,
                "Sample",
                "");
    }

    private static DriverCandidate filter(String name, StackRole side, int major) {
        return new DriverCandidate(
                name + "-" + major,
                name,
                side,
                List.of("USB\\VID_1&PID_2"),
                List.of(),
                LocalDate.EPOCH,
                List.of(major, 0, 0),
                "",
                "");
    }

    private static List<String> ids(String separated) {
        return separated == null ? List.of() : Arrays.asList(separated.split("\\|"));
    }
}
