package org.backplane.tools.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.backplane.runtime.ExplorationReport;
import org.backplane.runtime.RecordedSchedule;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a failure under many schedules says, and that it comes back from the printed line. */
class RealmExplorationTest {

    private static final Pattern REPLAY =
            Pattern.compile("\\n    DriverRealm\\.replay\\(\"([^\"]*)\", test\\);\\n");

    /** Wrong in a few orders: the third action must not be the first. */
    private static void race(DriverRealm realm) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            realm.after(Duration.ofMillis(20), () -> order.add(number));
        }
        realm.advance(Duration.ofSeconds(1));
        assertThat(order.getFirst()).as("the first").isNotEqualTo(2);
    }

    @Test
    void aFailureTellsItsSeedItsShortestScheduleAndItsSteps() {
        AssertionError error = failure(() -> DriverRealm.forSeeds(100, RealmExplorationTest::race));

        assertThat(error.getMessage())
                .matches("(?s)seed \\d+ of 100: \\[the first].*")
                .containsPattern(
                        "\\nfound with \\d+ departures? from the order of coming, shrunk to 1 dep")
                .containsPattern(REPLAY)
                .contains("\n    0.020000000 the test's action\n");
        assertThat(error).hasCauseInstanceOf(AssertionError.class);
        assertThat(printedSchedule(error).departures()).hasSize(1);
    }

    @Test
    void aFailureComesBackFromThePrintedLine() {
        AssertionError error = failure(() -> DriverRealm.forSeeds(100, RealmExplorationTest::race));

        String printed = printedSchedule(error).toString();
        assertThatThrownBy(() -> DriverRealm.replay(printed, RealmExplorationTest::race))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[the first]");
    }

    @Test
    void theSameFailureIsToldInTheSameWords() {
        AssertionError first = failure(() -> DriverRealm.forSeeds(100, RealmExplorationTest::race));
        AssertionError second =
                failure(() -> DriverRealm.forSeeds(100, RealmExplorationTest::race));

        assertThat(second.getMessage()).isEqualTo(first.getMessage());
    }

    @Test
    void everyWayToExploreComesUponTheFailure() {
        List<Runnable> ways =
                List.of(
                        () ->
                                DriverRealm.explore(RealmExplorationTest::race)
                                        .departures(1)
                                        .exhaustively(),
                        () -> DriverRealm.explore(RealmExplorationTest::race).byPriorities(100, 1),
                        () ->
                                DriverRealm.explore(RealmExplorationTest::race)
                                        .preemptive()
                                        .randomly(100));
        assertThat(ways)
                .allSatisfy(way ->
                        assertThatThrownBy(() ->
                                        DriverRealm.replay(
                                                printedSchedule(failure(way)).toString(),
                                                RealmExplorationTest::race))
                                .hasMessageContaining("[the first]"));
    }

    @Test
    void interleavingWithoutTheAgentIsRefusedAndSaysHowToInstallIt() {
        assertThatThrownBy(() ->
                        DriverRealm.explore(RealmExplorationTest::race).interleaved().randomly(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("-javaagent:")
                .hasMessageContaining("argLine");
        assertThatThrownBy(() -> DriverRealm.replay("1i:", RealmExplorationTest::race))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("-javaagent:");
    }

    @Test
    void aDriverWithoutARaceSurvivesEveryScheduleWithOneDeparture() {
        ExplorationReport report =
                DriverRealm.explore(
                                realm -> {
                                    realm.install(new ZeroDriver());
                                    String device = realm.plug("TEST\\ZERO");
                                    try (RealmHandle zero = realm.open(device)) {
                                        RealmRequest write = zero.writeLater("kept");
                                        realm.unplugLater(device);
                                        write.await();
                                        assertThat(write.completions()).isOne();
                                    }
                                    realm.assertQuiescent();
                                })
                        .departures(1)
                        .exhaustively();
        assertThat(report.exhausted()).isTrue();
        assertThat(report.schedules()).isGreaterThan(1);
    }

    private static AssertionError failure(Runnable exploration) {
        return catchThrowableOfType(AssertionError.class, exploration::run);
    }

    private static RecordedSchedule printedSchedule(AssertionError error) {
        Matcher matcher = REPLAY.matcher(error.getMessage());
        assertThat(matcher.find()).as("a line that replays it").isTrue();
        return RecordedSchedule.parse(matcher.group(1));
    }
}
