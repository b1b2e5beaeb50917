package org.backplane.runtime.internal;

import org.backplane.runtime.Level;

/** What every dispatcher demands of the level of its caller. */
public final class LevelRules {

    private LevelRules() {}

    /**
     * Holds code above PASSIVE back from waiting.
     *
     * @throws IllegalStateException if {@code level} is not PASSIVE
     */
    public static void requirePassive(Level level, String action, String name) {
        if (level != Level.PASSIVE) {
            throw new IllegalStateException(
                    "Cannot "
                            + action
                            + " "
                            + name
                            + " at level "
                            + level
                            + ": only PASSIVE code may block");
        }
    }

    /**
     * Holds code back from lowering its level where it says that it raises it.
     *
     * @throws IllegalStateException if {@code to} is lower than {@code from}
     */
    public static void requireNotLower(Level from, Level to) {
        if (to.compareTo(from) < 0) {
            throw new IllegalStateException(
                    "Cannot raise the level from " + from + " to " + to + ": that is lower");
        }
    }

    /**
     * Holds code back from raising its level where it says that it lowers it.
     *
     * @throws IllegalStateException if {@code to} is higher than {@code from}
     */
    public static void requireNotHigher(Level from, Level to) {
        if (to.compareTo(from) > 0) {
            throw new IllegalStateException(
                    "Cannot lower the level from " + from + " to " + to + ": that is higher");
        }
    }
}
