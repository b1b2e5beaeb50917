package org.backplane.runtime.internal.explore;

import org.backplane.runtime.ReadySteps;
import org.backplane.runtime.ScheduleStrategy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Departs from the default order where its anchors are, each of them once. */
final class AnchoredStrategy implements ScheduleStrategy {

    private final List<Anchor> left;
    private final Map<String, Integer> turns = new HashMap<>();

    AnchoredStrategy(List<Anchor> anchors) {
        left = new ArrayList<>(anchors);
    }

    @Override
    public int choose(ReadySteps ready) {
        int index = indexOfNext(ready);
        turns.merge(ready.name(index), 1, Integer::sum);
        return index;
    }

    private int indexOfNext(ReadySteps ready) {
        String first = ready.name(0);
        int turn = turns.getOrDefault(first, 0);
        for (int i = 0; i < left.size(); i++) {
            Anchor anchor = left.get(i);
            if (anchor.turn() == turn && anchor.passedOver().equals(first)) {
                int index = indexOf(ready, anchor.taken());
                if (index > 0) {
                    left.remove(i);
                    return index;
                }
            }
        }
        return 0;
    }

    private static int indexOf(ReadySteps ready, String name) {
        for (int i = 1; i < ready.size(); i++) {
            if (ready.name(i).equals(name)) {
                return i;
            }
        }
        return 0;
    }
}
