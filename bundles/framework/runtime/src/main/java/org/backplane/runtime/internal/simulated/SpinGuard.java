package org.backplane.runtime.internal.simulated;

/**
 * Counts what one step does, to tell a loop that never ends from a long step: while a step runs,
 * nobody else does and time stands still, so most of what a loop may wait for never comes.
 *
 * <p><b>Serialised by:</b> the baton.
 */
final class SpinGuard {

    /** So many uses of the dispatcher in one step of a task are a loop that does not end. */
    private static final int MOST_USES = 1_000_000;

    /** Main is the test, which may have reason to do something very often. */
    private static final int MOST_USES_OF_MAIN = 10_000_000;

    private int uses;

    /** A step begins. */
    void restart() {
        uses = 0;
    }

    /** How often a step may use the dispatcher. */
    static int most(boolean main) {
        return main ? MOST_USES_OF_MAIN : MOST_USES;
    }

    /** Notes a use of the dispatcher; if it is one too many, counting begins anew. */
    boolean isOneTooMany(boolean main) {
        uses++;
        if (uses <= most(main)) {
            return false;
        }
        uses = 0;
        return true;
    }
}
