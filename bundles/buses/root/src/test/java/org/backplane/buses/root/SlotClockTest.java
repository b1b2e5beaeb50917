package org.backplane.buses.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class SlotClockTest {

    private final SlotClock clock = new SlotClock();
    private final List<String> ran = new ArrayList<>();

    @Test
    void anIdleClockNeverExpires() {
        assertThat(clock.nextDeadline()).isEqualTo(SlotClock.NEVER);
    }

    @Test
    void ticksRunInTheOrderOfTheirDeadlines() {
        clock.after(0, 30, () -> ran.add("late"));
        clock.after(0, 10, () -> ran.add("early"));
        clock.after(0, 10, () -> ran.add("early too"));

        assertThat(clock.nextDeadline()).isEqualTo(10);
        clock.runDue(20);
        assertThat(ran).containsExactly("early", "early too");
        assertThat(clock.nextDeadline()).isEqualTo(30);
    }

    @Test
    void aPeriodicTickDoesNotDriftWhenItRunsLate() {
        clock.every(0, 100, () -> ran.add("tick"));

        clock.runDue(130);
        assertThat(clock.nextDeadline()).isEqualTo(200);
    }

    @Test
    void periodsThatWereMissedAreNotMadeUpFor() {
        clock.every(0, 100, () -> ran.add("tick"));

        clock.runDue(750);
        assertThat(ran).containsExactly("tick");
        assertThat(clock.nextDeadline()).isEqualTo(850);
    }

    @Test
    void aTickThatAsksForAnotherAtOnceDoesNotKeepTheClockRunning() {
        clock.after(0, 0, this::again);

        clock.runDue(5);
        assertThat(ran).containsExactly("again");
        clock.runDue(5);
        assertThat(ran).containsExactly("again", "again");
    }

    private void again() {
        ran.add("again");
        clock.after(0, 0, this::again);
    }

    @Test
    void aTickThatThrowsLeavesTheOthersDue() {
        clock.every(
                0,
                10,
                () -> {
                    throw new IllegalStateException("broken");
                });
        clock.after(0, 15, () -> ran.add("other"));

        assertThatThrownBy(() -> clock.runDue(20)).hasMessage("broken");
        clock.runDue(20);
        assertThat(ran).containsExactly("other");
    }

    @Test
    void aPeriodOfZeroIsRefused() {
        assertThatThrownBy(() -> clock.every(0, 0, () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be positive");
    }
}
