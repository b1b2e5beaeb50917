package org.backplane.runtime.internal.simulated;

import org.backplane.runtime.RecordedSchedule.Departure;

import java.util.ArrayList;
import java.util.List;

/** Notes where the steps taken departed from the order in which they became ready. */
final class Recorder {

    private final List<Departure> departures = new ArrayList<>();
    private int choices;

    /** Notes a choice that is about to be made. */
    void note(ReadySet ready, int index) {
        int taken = ready.passedOver(index);
        if (taken != 0) {
            departures.add(new Departure(choices, taken));
        }
        choices++;
    }

    int choices() {
        return choices;
    }

    List<Departure> departures() {
        return List.copyOf(departures);
    }
}
