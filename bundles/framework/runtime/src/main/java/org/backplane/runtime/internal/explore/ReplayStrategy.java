package org.backplane.runtime.internal.explore;

import org.backplane.runtime.ReadySteps;
import org.backplane.runtime.RecordedSchedule;
import org.backplane.runtime.RecordedSchedule.Departure;
import org.backplane.runtime.ScheduleStrategy;

import java.util.List;

/** Makes recorded choices again. */
public final class ReplayStrategy implements ScheduleStrategy {

    private final List<Departure> departures;
    private int nextDeparture;
    private int choice;

    /** Begins at the first choice. */
    public ReplayStrategy(RecordedSchedule schedule) {
        departures = schedule.departures();
    }

    @Override
    public int choose(ReadySteps ready) {
        int taken = 0;
        if (nextDeparture < departures.size() && departures.get(nextDeparture).choice() == choice) {
            taken = departures.get(nextDeparture++).taken();
        }
        choice++;
        return taken < ready.size() ? taken : 0;
    }
}
