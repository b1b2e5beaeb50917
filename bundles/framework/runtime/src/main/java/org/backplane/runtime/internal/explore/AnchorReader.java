package org.backplane.runtime.internal.explore;

import org.backplane.runtime.ReadySteps;
import org.backplane.runtime.ScheduleStrategy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the choices of another strategy, and notes the anchors of its departures. */
final class AnchorReader implements ScheduleStrategy {

    private final ScheduleStrategy strategy;
    private final Map<String, Integer> turns = new HashMap<>();
    private final List<Anchor> anchors = new ArrayList<>();

    AnchorReader(ScheduleStrategy strategy) {
        this.strategy = strategy;
    }

    @Override
    public int choose(ReadySteps ready) {
        int index = strategy.choose(ready);
        String taken = ready.name(index);
        if (index > 0) {
            String passedOver = ready.name(0);
            anchors.add(new Anchor(passedOver, turns.getOrDefault(passedOver, 0), taken));
        }
        turns.merge(taken, 1, Integer::sum);
        return index;
    }

    List<Anchor> anchors() {
        return anchors;
    }
}
