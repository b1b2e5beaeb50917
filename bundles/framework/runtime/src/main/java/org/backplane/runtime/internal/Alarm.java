package org.backplane.runtime.internal;

/**
 * Something that falls due at an instant: an element of an {@link AlarmHeap} that knows its own
 * place there, so that setting and cancelling it allocate nothing.
 *
 * <p><b>Serialised by:</b> the owner of the heap.
 */
public abstract class Alarm {

    /** Delays beyond this (73 years) are cut to it, so that differences of instants never wrap. */
    private static final long LONGEST_DELAY = Long.MAX_VALUE / 4;

    static final int NOT_SET = -1;

    long deadline;
    int index = NOT_SET;

    /** The instant {@code delayNanos} after {@code now}; a negative delay counts as none. */
    public static long deadline(long now, long delayNanos) {
        return now + Math.clamp(delayNanos, 0, LONGEST_DELAY);
    }

    /** When this alarm falls due, or did. */
    public final long deadline() {
        return deadline;
    }

    /** Whether this alarm is in a heap. */
    public final boolean isSet() {
        return index != NOT_SET;
    }

    /** Called when the alarm fell due, after it left the heap. Short: the clock waits for it. */
    public abstract void fire();
}
