package org.backplane.tools.realm;

import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.HardwarePort;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A card that works until a test breaks it: stands still, drops off the bus, interrupts for no
 * reason, or goes in the middle of a register access.
 *
 * <pre>{@code
 * FaultyCard card = new FaultyCard(new TickerCard());
 * String device = realm.plug(card);
 * card.stall();
 * }</pre>
 *
 * <p><b>Level:</b> the faults at PASSIVE. <b>Serialised by:</b> the simulation.
 */
public final class FaultyCard implements HardwareModel {

    private enum Condition {
        WORKING,
        STALLED,
        CUT_OFF
    }

    private final HardwareModel card;

    private Condition condition = Condition.WORKING;
    private FaultyPort port;
    private Runnable pullOut = () -> {};
    private long accesses;
    private long lastAccess = Long.MAX_VALUE;

    /** Makes a card that does what {@code card} does. */
    public FaultyCard(HardwareModel card) {
        this.card = card;
    }

    /** The card without its faults. */
    HardwareModel card() {
        return card;
    }

    /** Says how the slot is emptied that the card was put into. */
    void pluggedIn(Runnable emptySlot) {
        pullOut = emptySlot;
    }

    /**
     * The card hangs: what its clock has to do stays undone, writes are lost, registers answer what
     * they hold.
     */
    public void stall() {
        condition = Condition.STALLED;
    }

    /**
     * The card can not be reached: reads answer all ones, writes and interrupts are lost. The bus
     * notices nothing, so there is no surprise removal.
     */
    public void answerAllOnes() {
        condition = Condition.CUT_OFF;
        updateLine();
    }

    /**
     * The card is reached again, does what it has left undone, and no longer holds its interrupt
     * line without a reason.
     */
    public void recover() {
        condition = Condition.WORKING;
        if (port != null) {
            port.recover();
        }
    }

    /** The line is asserted for a moment for no reason that a register would tell. */
    public void interruptSpuriously() {
        if (port != null) {
            port.interruptSpuriously();
        }
    }

    /** The line stays asserted for no reason until {@link #recover}. */
    public void jamInterrupt() {
        if (port != null) {
            port.jam();
        }
    }

    /**
     * The card is pulled out in the middle of the {@code n}-th register access from now on, counted
     * from 1: that one and all later ones read all ones or are lost, and a moment later the bus
     * reports the device missing.
     */
    public void disappearAtAccess(long n) {
        if (n < 1) {
            throw new IllegalArgumentException("accesses count from 1, not from " + n);
        }
        lastAccess = accesses + n;
    }

    /** How many register accesses there were, those included that were lost. */
    public long accesses() {
        return accesses;
    }

    /** Notes an access; whether it reaches the registers. */
    private boolean reaches() {
        accesses++;
        if (accesses == lastAccess) {
            answerAllOnes();
            pullOut.run();
        }
        return condition != Condition.CUT_OFF;
    }

    private boolean takesWrites() {
        return reaches() && condition == Condition.WORKING;
    }

    private void updateLine() {
        if (port != null) {
            port.updateLine();
        }
    }

    @Override
    public void reset(HardwarePort newPort) {
        port = new FaultyPort(newPort);
        card.reset(port);
    }

    @Override
    public int read8(int space, int offset) {
        return reaches() ? card.read8(space, offset) : -1;
    }

    @Override
    public int read16(int space, int offset) {
        return reaches() ? card.read16(space, offset) : -1;
    }

    @Override
    public int read32(int space, int offset) {
        return reaches() ? card.read32(space, offset) : -1;
    }

    @Override
    public long read64(int space, int offset) {
        return reaches() ? card.read64(space, offset) : -1;
    }

    @Override
    public void write8(int space, int offset, int value) {
        if (takesWrites()) {
            card.write8(space, offset, value);
        }
    }

    @Override
    public void write16(int space, int offset, int value) {
        if (takesWrites()) {
            card.write16(space, offset, value);
        }
    }

    @Override
    public void write32(int space, int offset, int value) {
        if (takesWrites()) {
            card.write32(space, offset, value);
        }
    }

    @Override
    public void write64(int space, int offset, long value) {
        if (takesWrites()) {
            card.write64(space, offset, value);
        }
    }

    /** What the card is given for the real port. */
    private final class FaultyPort implements HardwarePort {

        private final HardwarePort real;
        private final Deque<Runnable> undone = new ArrayDeque<>();
        private boolean asserted;
        private boolean withoutReason;

        FaultyPort(HardwarePort real) {
            this.real = real;
        }

        @Override
        public void interrupt(boolean nowAsserted) {
            asserted = nowAsserted;
            updateLine();
        }

        @Override
        public void after(Duration delay, Runnable tick) {
            real.after(delay, () -> doOrKeep(tick));
        }

        @Override
        public void every(Duration period, Runnable tick) {
            real.every(period, () -> doUnlessStalled(tick));
        }

        private void doOrKeep(Runnable tick) {
            if (condition == Condition.STALLED) {
                undone.add(tick);
            } else {
                tick.run();
            }
        }

        private void doUnlessStalled(Runnable tick) {
            if (condition != Condition.STALLED) {
                tick.run();
            }
        }

        void updateLine() {
            real.interrupt(condition != Condition.CUT_OFF && (asserted || withoutReason));
        }

        void recover() {
            withoutReason = false;
            // Through the clock, so that the card runs as it does otherwise: with its bus's lock.
            real.after(Duration.ZERO, this::catchUp);
        }

        private void catchUp() {
            updateLine();
            while (!undone.isEmpty() && condition != Condition.STALLED) {
                undone.remove().run();
            }
        }

        void interruptSpuriously() {
            jam();
            real.after(Duration.ZERO, this::endSpuriousInterrupt);
        }

        private void endSpuriousInterrupt() {
            withoutReason = false;
            updateLine();
        }

        void jam() {
            withoutReason = true;
            updateLine();
        }
    }
}
