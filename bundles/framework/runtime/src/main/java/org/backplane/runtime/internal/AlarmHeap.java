package org.backplane.runtime.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Alarms ordered by deadline: a binary heap whose elements know their index, so that one can be
 * taken out of the middle.
 *
 * <p><b>Serialised by:</b> the owner. The order of equal deadlines depends only on the sequence of
 * calls.
 */
public final class AlarmHeap {

    private Alarm[] alarms = new Alarm[16];
    private int size;

    /** The alarm that falls due first, or null. */
    public Alarm first() {
        return alarms[0];
    }

    /** All alarms, in the order in which they fall due. */
    public List<Alarm> all() {
        Alarm[] set = Arrays.copyOf(alarms, size);
        Arrays.sort(set, Comparator.comparingLong(Alarm::deadline));
        return List.of(set);
    }

    /** Puts an alarm in that is not set. */
    public void add(Alarm alarm, long deadline) {
        if (size == alarms.length) {
            alarms = Arrays.copyOf(alarms, size * 2);
        }
        alarm.deadline = deadline;
        siftUp(size++, alarm);
    }

    /**
     * Takes an alarm out.
     *
     * @return false if it was not set
     */
    public boolean remove(Alarm alarm) {
        int index = alarm.index;
        if (index == Alarm.NOT_SET) {
            return false;
        }
        alarm.index = Alarm.NOT_SET;
        Alarm last = alarms[--size];
        alarms[size] = null;
        if (index != size) {
            siftDown(index, last);
            if (last.index == index) {
                siftUp(index, last);
            }
        }
        return true;
    }

    /** Takes all alarms out. */
    public void clear() {
        for (int i = 0; i < size; i++) {
            alarms[i].index = Alarm.NOT_SET;
            alarms[i] = null;
        }
        size = 0;
    }

    private void siftUp(int from, Alarm alarm) {
        int index = from;
        while (index > 0) {
            int parent = (index - 1) >>> 1;
            if (!before(alarm, alarms[parent])) {
                break;
            }
            place(index, alarms[parent]);
            index = parent;
        }
        place(index, alarm);
    }

    private void siftDown(int from, Alarm alarm) {
        int index = from;
        for (int child = 2 * index + 1; child < size; child = 2 * index + 1) {
            if (child + 1 < size && before(alarms[child + 1], alarms[child])) {
                child++;
            }
            if (!before(alarms[child], alarm)) {
                break;
            }
            place(index, alarms[child]);
            index = child;
        }
        place(index, alarm);
    }

    private void place(int index, Alarm alarm) {
        alarms[index] = alarm;
        alarm.index = index;
    }

    /** By difference, because instants of the monotonic clock may wrap. */
    private static boolean before(Alarm left, Alarm right) {
        return left.deadline - right.deadline < 0;
    }
}
