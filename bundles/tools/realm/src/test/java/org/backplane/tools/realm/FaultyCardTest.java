package org.backplane.tools.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.HardwarePort;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class FaultyCardTest {

    /** A card with one register, which interrupts while that is not 0. */
    private static final class Cell implements HardwareModel {

        private HardwarePort port;
        private int value;
        private int ticks;

        @Override
        public void reset(HardwarePort newPort) {
            port = newPort;
            value = 0;
            ticks = 0;
            port.after(Duration.ofSeconds(1), () -> ticks++);
        }

        @Override
        public int read32(int space, int offset) {
            return value;
        }

        @Override
        public void write32(int space, int offset, int newValue) {
            value = newValue;
            port.interrupt(value != 0);
        }
    }

    /** A port whose line and clock the test sees and moves. */
    private static final class Bench implements HardwarePort {

        private final List<Runnable> due = new ArrayList<>();
        private boolean line;

        @Override
        public void interrupt(boolean asserted) {
            line = asserted;
        }

        @Override
        public void after(Duration delay, Runnable tick) {
            due.add(tick);
        }

        @Override
        public void every(Duration period, Runnable tick) {
            due.add(tick);
        }

        void tick() {
            List<Runnable> now = List.copyOf(due);
            due.clear();
            now.forEach(Runnable::run);
        }
    }

    private final Cell cell = new Cell();
    private final Bench bench = new Bench();
    private final FaultyCard card = new FaultyCard(cell);

    FaultyCardTest() {
        card.reset(bench);
    }

    @Test
    void aCardThatHangsKeepsItsRegistersLosesWritesAndDoesItsTicksLater() {
        card.write32(0, 0, 5);
        card.stall();
        card.write32(0, 0, 6);
        bench.tick();
        assertThat(card.read32(0, 0)).isEqualTo(5);
        assertThat(cell.ticks).isZero();
        assertThat(bench.line).isTrue();

        card.recover();
        bench.tick();
        assertThat(cell.ticks).isOne();
        card.write32(0, 0, 6);
        assertThat(card.read32(0, 0)).isEqualTo(6);
    }

    @Test
    void aCardThatCannotBeReachedAnswersAllOnesAndItsInterruptsAreLost() {
        card.write32(0, 0, 5);
        card.answerAllOnes();
        card.write32(0, 0, 6);
        assertThat(card.read8(0, 0)).isEqualTo(-1);
        assertThat(card.read16(0, 0)).isEqualTo(-1);
        assertThat(card.read32(0, 0)).isEqualTo(-1);
        assertThat(card.read64(0, 0)).isEqualTo(-1);
        assertThat(bench.line).isFalse();

        card.recover();
        bench.tick();
        assertThat(card.read32(0, 0)).isEqualTo(5);
        assertThat(bench.line).isTrue();
        assertThat(cell.ticks).isOne();
    }

    @Test
    void aSpuriousInterruptEndsByItselfAndAJammedLineWhenTheCardRecovers() {
        card.interruptSpuriously();
        assertThat(bench.line).isTrue();
        bench.tick();
        assertThat(bench.line).isFalse();

        card.jamInterrupt();
        bench.tick();
        assertThat(bench.line).isTrue();
        card.recover();
        bench.tick();
        assertThat(bench.line).isFalse();
    }

    @Test
    void aSpuriousInterruptLeavesTheLineUpThatTheCardHoldsItself() {
        card.interruptSpuriously();
        card.write32(0, 0, 1);
        bench.tick();
        assertThat(bench.line).isTrue();
        card.write32(0, 0, 0);
        assertThat(bench.line).isFalse();
    }

    @Test
    void theAccessAtWhichACardGoesIsLostAlready() {
        int[] pulledOut = {0};
        card.pluggedIn(() -> pulledOut[0]++);
        card.write32(0, 0, 5);
        card.disappearAtAccess(2);
        assertThat(card.read32(0, 0)).isEqualTo(5);
        assertThat(pulledOut[0]).isZero();
        assertThat(card.read32(0, 0)).isEqualTo(-1);
        assertThat(card.read32(0, 0)).isEqualTo(-1);
        assertThat(pulledOut[0]).isOne();
        assertThat(card.accesses()).isEqualTo(4);
    }

    @Test
    void anAccessBeforeTheFirstIsRefused() {
        assertThatThrownBy(() -> card.disappearAtAccess(0))
                .hasMessage("accesses count from 1, not from 0");
    }
}
