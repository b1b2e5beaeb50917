package org.backplane.buses.root;

import org.backplane.hardware.HardwarePort;

import java.time.Duration;

/**
 * What a model is given when it is reset: its line and its clock, until the next reset.
 *
 * <p><b>Serialised by:</b> the card's lock, which the model holds whenever it runs.
 */
final class SlotPort implements HardwarePort {

    private final CardWiring wiring;
    private final SlotClock clock = new SlotClock();
    private boolean isVoid;

    SlotPort(CardWiring wiring) {
        this.wiring = wiring;
    }

    CardWiring wiring() {
        return wiring;
    }

    @Override
    public void interrupt(boolean asserted) {
        if (!isVoid) {
            wiring.wantLine(asserted);
        }
    }

    @Override
    public void after(Duration delay, Runnable tick) {
        if (!isVoid) {
            clock.after(wiring.now(), delay.toNanos(), tick);
            wiring.wantDeadline(clock.nextDeadline());
        }
    }

    @Override
    public void every(Duration period, Runnable tick) {
        if (!isVoid) {
            clock.every(wiring.now(), period.toNanos(), tick);
            wiring.wantDeadline(clock.nextDeadline());
        }
    }

    /** Runs what is due. */
    void tick() {
        try {
            clock.runDue(wiring.now());
        } finally {
            wiring.wantDeadline(clock.nextDeadline());
        }
    }

    /** The card lost its power: nothing that was asked for here counts any more. */
    void makeVoid() {
        isVoid = true;
        wiring.wantLine(false);
        wiring.wantDeadline(SlotClock.NEVER);
    }
}
