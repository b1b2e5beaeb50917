package org.backplane.buses.root;

import org.backplane.hardware.HardwarePort;

import java.time.Duration;

/**
 * What a model is given when it is reset: its line and its clock, until the next reset.
 *
 * <p><b>Serialised by:</b> the card's lock, which is held whenever the model runs.
 */
final class SlotPort implements HardwarePort {

    private final CardWiring wiring;
    private final SlotClock clock = new SlotClock();
    private boolean isVoid;

    SlotPort(CardWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void interrupt(boolean asserted) {
        if (!isVoid) {
            wiring.line().assertLine(asserted);
        }
    }

    @Override
    public void after(Duration delay, Runnable tick) {
        if (!isVoid) {
            clock.after(now(), delay.toNanos(), tick);
            setTimer();
        }
    }

    @Override
    public void every(Duration period, Runnable tick) {
        if (!isVoid) {
            clock.every(now(), period.toNanos(), tick);
            setTimer();
        }
    }

    /** Runs what is due. */
    void tick() {
        try {
            clock.runDue(now());
        } finally {
            setTimer();
        }
    }

    /** The card lost its power: nothing that was asked for here counts any more. */
    void makeVoid() {
        isVoid = true;
        wiring.line().assertLine(false);
        wiring.timer().stop();
    }

    private void setTimer() {
        long deadline = clock.nextDeadline();
        if (deadline != SlotClock.NEVER) {
            wiring.timer().start(Duration.ofNanos(Math.max(0, deadline - now())));
        }
    }

    private long now() {
        return wiring.clock().getAsLong();
    }
}
