package org.backplane.runtime.internal.simulated;

/**
 * Counts what one step does, to tell a loop that never ends from a long step: while a step runs,
 * nobody else does and time stands still, so most of what a loop may wait for never comes.
 *
 * <p><b>Serialised by:</b> the baton.
 */
final class SpinGuard {

    /** More than this in one step of a task is a loop that does not end. */
    private static final int MOST = 10_000_000;

    /** Main is the test, which may have reason to do something very often. */
    private static final int MOST_OF_MAIN = 100_000_000;

    /** What a use of the dispatcher counts. */
    static final int USE = 10;

    /** What an access counts that only interleaved code tells of, or a round of its loops. */
    static final int ACCESS = 1;

    /** What a turn counts, which costs about as much as so many uses. */
    static final int TURN = 10 * USE;

    private int sum;
    private long total;

    /** A step begins. */
    void restart() {
        sum = 0;
    }

    /** Adds to what the step did; if that is too much, counting begins anew. */
    boolean isTooMuch(int more, boolean main) {
        sum += more;
        total += more;
        if (sum <= (main ? MOST_OF_MAIN : MOST)) {
            return false;
        }
        sum = 0;
        return true;
    }

    /** What all steps did together. */
    long total() {
        return total;
    }
}
