package org.backplane.itests.bugs.workitemtoolate;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Driver;
import org.backplane.itests.bugs.ClassicBugTest;
import org.backplane.runtime.ExplorationReport;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.junit.jupiter.api.Test;

/** The card is pulled out at the moment at which the weight changes. */
class WorkItemTooLateTest extends ClassicBugTest {

    @Override
    protected Driver buggyDriver() {
        return new BuggyDriver();
    }

    @Override
    protected Driver correctDriver() {
        return new CorrectDriver();
    }

    @Override
    protected boolean needsPreemption() {
        return false;
    }

    /** The work item comes too late only if each step of the removal overtakes it. */
    @Override
    protected int mostDepartures() {
        return 5;
    }

    @Test
    void noScheduleOfFewerDeparturesShowsTheBug() {
        ExplorationReport report =
                DriverRealm.explore(realm -> race(realm, buggyDriver()))
                        .departures(mostDepartures() - 1)
                        .exhaustively();
        assertThat(report.exhausted()).isTrue();
    }

    @Override
    protected void happyPath(DriverRealm realm, Driver driver) {
        String device = realm.install(driver).plug(new ScaleCard());
        try (RealmHandle handle = realm.open(device)) {
            realm.advance(ScaleCard.PERIOD.multipliedBy(3));
            assertThat(handle.readBytes(1)).containsExactly(3);
        }
        realm.unplug(device);
        realm.assertQuiescent();
    }

    @Override
    protected void race(DriverRealm realm, Driver driver) {
        String device = realm.install(driver).plug(new ScaleCard());
        realm.after(ScaleCard.PERIOD, () -> realm.unplugLater(device));
        realm.advance(ScaleCard.PERIOD);
        realm.assertQuiescent();
    }
}
