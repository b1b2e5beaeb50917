package org.backplane.runtime.internal.simulated;

/** Decides which of the steps that are ready is next. */
interface Picker {

    /**
     * Picks one, and may put them into another order before.
     *
     * @param ready at least two
     * @return its place in {@code ready}
     */
    int pick(ReadySet ready);
}
