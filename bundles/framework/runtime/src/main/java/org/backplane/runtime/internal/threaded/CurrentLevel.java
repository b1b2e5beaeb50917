package org.backplane.runtime.internal.threaded;

import org.backplane.runtime.Level;
import org.backplane.runtime.internal.LevelRules;

/** The level of the code that a thread runs: a field of our workers, thread-local elsewhere. */
public final class CurrentLevel {

    /** Absent means PASSIVE, so that threads which never raise carry nothing of ours. */
    private static final ThreadLocal<Level> FOREIGN = new ThreadLocal<>();

    private CurrentLevel() {}

    /** The level of the calling code. */
    public static Level current() {
        if (Thread.currentThread() instanceof WorkerThread worker) {
            return worker.level;
        }
        Level level = FOREIGN.get();
        return level == null ? Level.PASSIVE : level;
    }

    /**
     * Runs {@code body} at {@code level} and restores the level.
     *
     * @throws IllegalStateException if that were lower than the current level
     */
    public static void raise(Level level, Runnable body) {
        Level before = raise(level);
        try {
            body.run();
        } finally {
            set(before);
        }
    }

    /**
     * Raises the level until {@link #lower}; returns the level before.
     *
     * @throws IllegalStateException if {@code level} is lower than the current level
     */
    public static Level raise(Level level) {
        Level before = current();
        LevelRules.requireNotLower(before, level);
        set(level);
        return before;
    }

    /**
     * Lowers the level.
     *
     * @throws IllegalStateException if {@code level} is higher than the current level
     */
    public static void lower(Level level) {
        LevelRules.requireNotHigher(current(), level);
        set(level);
    }

    /** Throws {@link IllegalStateException} above PASSIVE, where nothing may block. */
    static void requirePassive(String action, String name) {
        LevelRules.requirePassive(current(), action, name);
    }

    private static void set(Level level) {
        if (Thread.currentThread() instanceof WorkerThread worker) {
            worker.level = level;
        } else if (level == Level.PASSIVE) {
            FOREIGN.remove();
        } else {
            FOREIGN.set(level);
        }
    }
}
