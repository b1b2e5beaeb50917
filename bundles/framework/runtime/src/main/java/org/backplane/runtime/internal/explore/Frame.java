package org.backplane.runtime.internal.explore;

import org.backplane.runtime.ReadySteps;

import java.util.HashMap;
import java.util.Map;

/** One choice on the path of a depth-first walk. */
final class Frame {

    private final long[] activities;

    /** Steps that need not be taken here, and what they would touch, by activity. */
    final Map<Long, Footprint> asleep = new HashMap<>();

    int taken;

    /** Of the step taken; null while it has not ended, or if nobody looks. */
    Footprint footprint;

    Frame(ReadySteps ready) {
        activities = new long[ready.size()];
        for (int i = 0; i < activities.length; i++) {
            activities[i] = ready.activity(i);
        }
    }

    /** The next step that is not asleep, or -1. */
    int nextAwake(int from) {
        for (int i = from; i < activities.length; i++) {
            if (!asleep.containsKey(activities[i])) {
                return i;
            }
        }
        return -1;
    }

    long activityTaken() {
        return activities[taken];
    }

    void requireSame(ReadySteps ready) {
        boolean same = ready.size() == activities.length;
        for (int i = 0; same && i < activities.length; i++) {
            same = ready.activity(i) == activities[i];
        }
        if (!same) {
            throw nondeterministic();
        }
    }

    static IllegalStateException nondeterministic() {
        return new IllegalStateException(
                "The same choices led to another run: the scenario depends on something besides the"
                        + " dispatcher, perhaps on what an earlier run left behind");
    }
}
