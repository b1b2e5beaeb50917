package org.backplane.runtime.internal.explore;

import java.util.HashMap;
import java.util.Map;

/**
 * The steps that need not be taken at this point of a run, because the runs in which they are have
 * been seen: a step that was tried at an earlier choice sleeps until another step touches what it
 * would touch (Godefroid's sleep sets).
 */
final class SleepSet {

    private final Map<Long, Footprint> asleep = new HashMap<>();

    /** The choice that led to the current step; null if it was the only one ready. */
    private Frame chosenAt;

    /** Of the current step; null before the first. */
    private Footprint current;

    private boolean redundant;

    /** Whether this run took a step that was asleep, and so repeats another one. */
    boolean isRedundant() {
        return redundant;
    }

    /** Comes to a choice for the first time in the walk. */
    void fill(Frame frame) {
        endStep();
        frame.asleep.putAll(asleep);
    }

    /** No step of a new choice is awake. */
    void giveUp() {
        redundant = true;
    }

    void choose(Frame frame) {
        endStep();
        asleep.clear();
        asleep.putAll(frame.asleep);
        chosenAt = frame;
    }

    void begins(long activity) {
        endStep();
        redundant |= asleep.containsKey(activity);
        current = new Footprint(activity);
        if (chosenAt != null) {
            chosenAt.footprint = current;
            chosenAt = null;
        }
    }

    void touches(int object) {
        if (current != null) {
            current.add(object);
        }
    }

    private void endStep() {
        if (current != null) {
            Footprint ended = current;
            current = null;
            asleep.values().removeIf(ended::meets);
        }
    }
}
