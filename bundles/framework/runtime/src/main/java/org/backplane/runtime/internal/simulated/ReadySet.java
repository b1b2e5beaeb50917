package org.backplane.runtime.internal.simulated;

import org.backplane.runtime.ReadySteps;

import java.util.Arrays;

/**
 * What could go on now. Its inner order depends only on the sequence of calls, so a pick depends
 * only on the seed. Keeping it sorted would cost every run; only those that ask for it pay.
 */
final class ReadySet implements ReadySteps {

    private Choice[] choices = new Choice[16];
    private int size;
    private long added;
    private long addedFirst;

    @Override
    public int size() {
        return size;
    }

    @Override
    public long activity(int index) {
        return choices[index].activity();
    }

    @Override
    public String name(int index) {
        return choices[index].step();
    }

    void add(Choice choice) {
        choice.readySince = ++added;
        append(choice);
    }

    /** Adds one as if it had been ready the longest. */
    void addFirst(Strand strand) {
        strand.readySince = --addedFirst;
        append(strand);
    }

    private void append(Choice choice) {
        if (size == choices.length) {
            choices = Arrays.copyOf(choices, size * 2);
        }
        place(size++, choice);
    }

    /** Takes a choice out; false if it was not in. */
    boolean remove(Choice choice) {
        int index = choice.readyIndex;
        if (index == Choice.NOT_READY) {
            return false;
        }
        place(index, choices[--size]);
        choices[size] = null;
        choice.readyIndex = Choice.NOT_READY;
        return true;
    }

    /** Takes out the one at {@code index}. */
    Choice take(int index) {
        Choice choice = choices[index];
        remove(choice);
        return choice;
    }

    /** Puts the one that has been ready the longest first, and so on. */
    void sort() {
        for (int i = 1; i < size; i++) {
            Choice choice = choices[i];
            int index = i;
            for (; index > 0 && choices[index - 1].readySince > choice.readySince; index--) {
                place(index, choices[index - 1]);
            }
            place(index, choice);
        }
    }

    /** How many have been ready longer than the one at {@code index}. */
    int passedOver(int index) {
        int longer = 0;
        for (int i = 0; i < size; i++) {
            if (choices[i].readySince < choices[index].readySince) {
                longer++;
            }
        }
        return longer;
    }

    void clear() {
        while (size > 0) {
            remove(choices[size - 1]);
        }
    }

    private void place(int index, Choice choice) {
        choices[index] = choice;
        choice.readyIndex = index;
    }
}
