package org.backplane.tools.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;

import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverRank;
import org.backplane.pnp.DriverTraits;
import org.backplane.pnp.RankedDriver;
import org.backplane.pnp.SignatureScore;
import org.backplane.pnp.StackRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

class RankCommandsTest {

    private static final String ECHO = "ROOT\\ECHO\\0000";

    private final FakePnp pnp = new FakePnp();
    private final FakeStore store = new FakeStore().with(StackRole.FUNCTION, "ROOT\\ECHO");
    private final DriverCandidate own = candidate("oem0/1.0.0", 255);
    private final DriverCandidate better = candidate("new", 16);

    @BeforeEach
    void plug() {
        pnp.nodes.add(FakePnp.node(ECHO, null));
        pnp.ranked.add(ranked(own, true, true, ""));
    }

    @Test
    void everyDriverIsListedWithItsRankInParts() throws CommandFailure {
        pnp.ranked.add(ranked(better, false, false, "it is only a test"));
        assertThat(new DevconDrivernodes(pnp).answer(List.of("echo")))
                .isEqualTo(
                        """
                        ROOT\\ECHO\\0000
                        DriverNode #0:
                          Package:            oem0/1.0.0
                          Driver:             echo
                          Provider:           Test
                          Class:              Sample
                          Date:               2026-01-31
                          Version:            1.2.3
                          Rank:               00FF0000 = signature 00, feature FF, identifier 0000
                          Matches:            ROOT\\ECHO: the device's hardware ID is a hardware ID of the driver
                          Status:             best ranked, installed
                        DriverNode #1:
                          Package:            new
                          Driver:             echo
                          Provider:           Test
                          Class:              Sample
                          Date:               2026-01-31
                          Version:            1.2.3
                          Rank:               00100000 = signature 00, feature 10, identifier 0000
                          Matches:            ROOT\\ECHO: the device's hardware ID is a hardware ID of the driver
                          Status:             outranked: it is only a test
                        """);
    }

    @Test
    void aDeviceThatNothingMatchesIsToldTheNextStep() throws CommandFailure {
        pnp.ranked.clear();
        assertThat(new DevconDrivernodes(pnp).answer(List.of("echo")))
                .isEqualTo(
                        ECHO
                                + "\nNo driver in the store matches "
                                + ECHO
                                + "; add a package for one of its IDs with pnputil:add-driver.\n");
    }

    @Test
    void aDryRunSaysWhatAJarWouldDo() throws Exception {
        store.inspected.add(better);
        pnp.rankedWithMore.add(ranked(better, true, false, ""));
        pnp.rankedWithMore.add(ranked(own, false, true, "its feature score FF is worse"));
        assertThat(new PnputilRank(store, pnp).answer(List.of("new.jar", "echo")))
                .startsWith(
                        "new.jar would be chosen for "
                                + ECHO
                                + ": its rank 00100000 is the best.\n\nDriverNode #0:\n");
        assertThat(
                        JSON.std.mapFrom(
                                new PnputilRank(store, pnp)
                                        .answer(List.of("new.jar", "echo", "--json"))))
                .containsEntry("best", true)
                .containsEntry("matches", true);
    }

    @Test
    void aDryRunSaysWhyAPackageIsNotChosen() throws CommandFailure {
        assertThat(new PnputilRank(store, pnp).answer(List.of("oem0", "echo")))
                .startsWith("oem0 is chosen for " + ECHO + ": its rank 00FF0000 is the best.");
        pnp.ranked.clear();
        pnp.ranked.add(ranked(own, false, false, "it is too old"));
        assertThat(new PnputilRank(store, pnp).answer(List.of("oem0", "echo")))
                .startsWith("oem0 would not be chosen for " + ECHO + ": it is too old.");
        pnp.ranked.clear();
        assertThat(new PnputilRank(store, pnp).answer(List.of("oem0", "echo")))
                .startsWith(
                        "oem0 does not match "
                                + ECHO
                                + ": it serves ROOT\\ECHO, and the device has ");
    }

    private static DriverCandidate candidate(String packageId, int featureScore) {
        return new DriverCandidate(
                packageId,
                "echo",
                StackRole.FUNCTION,
                List.of("ROOT\\ECHO"),
                List.of(),
                LocalDate.of(2026, 1, 31),
                List.of(1, 2, 3),
                "Sample",
                "",
                new DriverTraits("Test", featureScore, SignatureScore.TRUSTED));
    }

    private static RankedDriver ranked(
            DriverCandidate driver, boolean best, boolean installed, String reason) {
        return new RankedDriver(
                driver,
                DriverRank.of(List.of("ROOT\\ECHO"), List.of(), driver).orElseThrow(),
                best,
                installed,
                reason);
    }
}
