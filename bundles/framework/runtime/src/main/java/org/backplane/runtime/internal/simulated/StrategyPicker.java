package org.backplane.runtime.internal.simulated;

import org.backplane.runtime.ScheduleStrategy;

/** Picks what a strategy chooses. */
final class StrategyPicker implements Picker {

    private final ScheduleStrategy strategy;

    StrategyPicker(ScheduleStrategy strategy) {
        this.strategy = strategy;
    }

    @Override
    public int pick(ReadySet ready) {
        ready.sort();
        int index = strategy.choose(ready);
        if (index < 0 || index >= ready.size()) {
            throw new IllegalStateException(
                    "The strategy chose step " + index + " of " + ready.size());
        }
        return index;
    }
}
