package org.backplane.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

class AlarmHeapTest {

    @Test
    void givesAlarmsInTheOrderOfTheirDeadlinesWhateverWasTakenOut() {
        SplitMix64 generator = new SplitMix64(42);
        for (int round = 0; round < 200; round++) {
            // Around the wrap of the clock.
            long base = Long.MAX_VALUE - 50;
            AlarmHeap heap = new AlarmHeap();
            List<Alarm> set = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                if (!set.isEmpty() && generator.next(3) == 0) {
                    Alarm gone = set.remove(generator.next(set.size()));
                    assertThat(heap.remove(gone)).isTrue();
                    assertThat(heap.remove(gone)).isFalse();
                } else {
                    Alarm alarm = new TestAlarm();
                    heap.add(alarm, base + generator.next(100));
                    set.add(alarm);
                }
            }
            set.sort(Comparator.comparingLong(alarm -> alarm.deadline() - base));
            for (Alarm expected : set) {
                Alarm first = heap.first();
                assertThat(first.deadline()).isEqualTo(expected.deadline());
                heap.remove(first);
            }
            assertThat(heap.first()).isNull();
        }
    }

    @Test
    void aClearedHeapLetsItsAlarmsBeSetAgain() {
        AlarmHeap heap = new AlarmHeap();
        Alarm alarm = new TestAlarm();
        heap.add(alarm, 1);
        heap.clear();
        assertThat(alarm.isSet()).isFalse();
        heap.add(alarm, 2);
        assertThat(heap.first()).isSameAs(alarm);
    }

    @Test
    void aDelayWithoutEndDoesNotWrapIntoThePast() {
        assertThat(Alarm.deadline(100, Long.MAX_VALUE) - 100).isPositive();
        assertThat(Alarm.deadline(100, -5)).isEqualTo(100);
    }

    private static final class TestAlarm extends Alarm {
        @Override
        public void fire() {
            throw new AssertionError("the heap fires nothing");
        }
    }
}
