package org.backplane.runtime.internal.simulated;

import org.backplane.runtime.internal.SplitMix64;

import java.util.Arrays;

/**
 * What could go on now. Its inner order depends only on the sequence of calls, so a pick depends
 * only on the seed.
 */
final class ReadySet {

    private Choice[] choices = new Choice[16];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void add(Choice choice) {
        if (size == choices.length) {
            choices = Arrays.copyOf(choices, size * 2);
        }
        choice.readyIndex = size;
        choices[size++] = choice;
    }

    /** Takes a choice out; false if it was not in. */
    boolean remove(Choice choice) {
        int index = choice.readyIndex;
        if (index == Choice.NOT_READY) {
            return false;
        }
        Choice last = choices[--size];
        choices[index] = last;
        last.readyIndex = index;
        choices[size] = null;
        choice.readyIndex = Choice.NOT_READY;
        return true;
    }

    /** Takes one out that the generator chooses; draws no number where there is no choice. */
    Choice pick(SplitMix64 generator) {
        Choice choice = choices[size == 1 ? 0 : generator.next(size)];
        remove(choice);
        return choice;
    }

    void clear() {
        while (size > 0) {
            remove(choices[size - 1]);
        }
    }
}
