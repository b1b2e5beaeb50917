package org.backplane.pnp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverTraits;
import org.backplane.pnp.RankedDriver;
import org.backplane.pnp.SignatureScore;
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

        assertThat(Ranking.rank(DEVICE, candidate).orElseThrow()).hasToString(rank);
    }

    @Test
    void aDriverWithoutACommonIdDoesNotMatch() {
        DriverCandidate other =
                driver("a", List.of("USB\\OTHER"), List.of(), LocalDate.EPOCH, List.of(9, 0, 0));

        assertThat(Ranking.rank(DEVICE, other)).isEmpty();
        assertThat(Ranking.choose(DEVICE, List.of(other), deviceClass -> List.of()))
                .isEqualTo(DriverChoice.NONE);
    }

    /** Columns: the two drivers' signature, feature score and hardware ID; the first is better. */
    @ParameterizedTest
    @CsvSource({
        // A trusted package beats any better ID of an untrusted one, and so on down the rank.
        "TRUSTED, 255, USB\\CLASS_3, UNTRUSTED, 0, USB\\VID_1&PID_2&REV_3",
        "UNTRUSTED_FOR_THIS_SYSTEM, 255, USB\\CLASS_3, UNTRUSTED, 0, USB\\VID_1&PID_2&REV_3",
        "UNTRUSTED, 255, USB\\CLASS_3, UNKNOWN, 0, USB\\VID_1&PID_2&REV_3",
        "TRUSTED, 16, USB\\CLASS_3, TRUSTED, 17, USB\\VID_1&PID_2&REV_3",
        "TRUSTED, 255, USB\\VID_1&PID_2, TRUSTED, 255, USB\\CLASS_3",
    })
    void signatureComesBeforeFeaturesAndFeaturesBeforeIds(
            SignatureScore signature,
            int feature,
            String id,
            SignatureScore otherSignature,
            int otherFeature,
            String otherId) {
        DriverCandidate better = driver("z", id, new DriverTraits("", feature, signature));
        DriverCandidate other =
                driver("a", otherId, new DriverTraits("", otherFeature, otherSignature));

        assertThat(Ranking.ranked(DEVICE, List.of(other, better))).containsExactly(better, other);
    }

    @Test
    void whoeverLosesIsToldToWhatAndWhy() {
        LocalDate old = LocalDate.of(2024, 1, 1);
        LocalDate late = LocalDate.of(2025, 1, 1);
        List<String> id = List.of("USB\\VID_1&PID_2");
        DriverTraits untrusted = new DriverTraits("", 0, SignatureScore.UNTRUSTED);
        DriverTraits poor = new DriverTraits("", 200, SignatureScore.TRUSTED);
        DriverTraits good = new DriverTraits("", 100, SignatureScore.TRUSTED);
        List<DriverCandidate> store =
                List.of(
                        driver("best", id, List.of(), late, List.of(2, 0, 0), good),
                        driver("cousin", id, List.of(), late, List.of(2, 0, 0), good),
                        driver("lower", id, List.of(), late, List.of(1, 9, 9), good),
                        driver("earlier", id, List.of(), old, List.of(9, 0, 0), good),
                        driver("undated", id, List.of(), LocalDate.EPOCH, List.of(9, 0, 0), good),
                        driver(
                                "vague",
                                List.of("USB\\CLASS_3"),
                                List.of(),
                                late,
                                List.of(2, 0, 0),
                                good),
                        driver("poor", id, List.of(), late, List.of(2, 0, 0), poor),
                        driver("unsigned", id, List.of(), late, List.of(2, 0, 0), untrusted));

        List<RankedDriver> ranked = Ranking.explained(DEVICE, store, store.get(2));

        assertThat(ranked).extracting(RankedDriver::candidate).containsExactlyElementsOf(store);
        assertThat(ranked)
                .extracting(RankedDriver::reason)
                .containsExactly(
                        "",
                        "its rank, date and version are equal to those of best-2.0.0, whose name"
                                + " comes first",
                        "its rank and date are equal to those of best-2.0.0, and its version 1.9.9"
                                + " is lower than 2.0.0",
                        "its rank is equal to that of best-2.0.0, and its date 2024-01-01 is"
                                + " earlier than 2025-01-01",
                        "its rank is equal to that of best-2.0.0, and its date (none) is earlier"
                                + " than 2025-01-01",
                        "its identifier score 2001 is worse than 0001 of best-2.0.0, which matches"
                                + " USB\\VID_1&PID_2",
                        "its feature score C8 is worse than 64 of best-2.0.0",
                        "its signature score C0 is worse than 00 of best-2.0.0");
        assertThat(ranked).filteredOn(RankedDriver::best).containsExactly(ranked.getFirst());
        assertThat(ranked).filteredOn(RankedDriver::installed).containsExactly(ranked.get(2));
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

    private static DriverCandidate driver(String name, String id, DriverTraits traits) {
        return driver(name, List.of(id), List.of(), LocalDate.EPOCH, List.of(1, 0, 0), traits);
    }

    private static DriverCandidate driver(
            String name,
            List<String> hardwareIds,
            List<String> compatibleIds,
            LocalDate date,
            List<Integer> version,
            DriverTraits traits) {
        DriverCandidate plain = driver(name, hardwareIds, compatibleIds, date, version);
        return new DriverCandidate(
                plain.packageId(),
                name,
                plain.role(),
                hardwareIds,
                compatibleIds,
                date,
                version,
                plain.deviceClass(),
                plain.description(),
                traits);
    }
}
