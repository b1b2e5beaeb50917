package org.backplane.runtime.internal.explore;

import org.backplane.runtime.ReadySteps;
import org.backplane.runtime.ScheduleStrategy;
import org.backplane.runtime.internal.SplitMix64;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Runs the highest of random priorities, which change at a few random choices. */
public final class PriorityStrategy implements ScheduleStrategy {

    private final SplitMix64 generator;
    private final Set<Integer> changes = new HashSet<>();

    /** By activity. Random ones are not negative; each dropped one is below all before. */
    private final Map<Long, Long> priorities = new HashMap<>();

    private long lowest;
    private int choice;

    /** Draws the choices at which priorities change out of the first {@code choices}. */
    public PriorityStrategy(long seed, int changes, int choices) {
        generator = new SplitMix64(seed);
        for (int i = 0; i < changes; i++) {
            this.changes.add(generator.next(choices));
        }
    }

    @Override
    public int choose(ReadySteps ready) {
        if (changes.contains(choice++)) {
            priorities.put(ready.activity(highest(ready)), --lowest);
        }
        return highest(ready);
    }

    private int highest(ReadySteps ready) {
        int highest = 0;
        for (int i = 1; i < ready.size(); i++) {
            if (priority(ready, highest) < priority(ready, i)) {
                highest = i;
            }
        }
        return highest;
    }

    private long priority(ReadySteps ready, int index) {
        return priorities.computeIfAbsent(ready.activity(index), added -> generator.next() >>> 1);
    }
}
