package org.backplane.itests.torture;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.concurrent.TimeUnit;

/** What drivers do wrong: any of their callbacks may fail, throw, take a while, or hang. */
final class Mischief {

    /** Stands in whatever is said of a fault that was meant. */
    static final String MARK = "in a storm";

    private static final Status[] ERRORS = {
        Status.UNSUCCESSFUL, Status.INSUFFICIENT_RESOURCES, Status.DEVICE_BUSY
    };

    private final boolean mayHang;
    private Dispatcher dispatcher;
    private Event over;

    /** One in so many callbacks does something wrong; 0 for none. */
    private int oneIn;

    /** One in so many of those hangs. */
    private int hangs;

    private boolean hung;

    /**
     * Makes it.
     *
     * @param hangs whether callbacks hang too, instead of taking a while
     */
    Mischief(boolean hangs) {
        mayHang = hangs;
    }

    /** Begins, as the seed says: in one of three storms drivers do nothing wrong. */
    void begin(Dispatcher in) {
        dispatcher = in;
        over = in.event("the end of the storm");
        oneIn = new int[] {0, 12, 60}[random(3)];
        hangs = mayHang && random(2) == 0 ? 12 : Integer.MAX_VALUE;
    }

    boolean hasBegun() {
        return dispatcher != null;
    }

    boolean hasHung() {
        return hung;
    }

    /** Nothing goes wrong any more, and what hangs goes on. */
    void end() {
        oneIn = 0;
        over.set();
    }

    int random(int bound) {
        return dispatcher.random(bound);
    }

    boolean oneIn(int bound) {
        return random(bound) == 0;
    }

    /** Lets up to so much time pass. */
    void takeAWhile(int milliseconds) {
        dispatcher.event("some work").await(TimeUnit.MILLISECONDS.toNanos(random(milliseconds)));
    }

    /** A callback begins. */
    void at(String callback) {
        if (oneIn == 0 || !oneIn(oneIn)) {
            return;
        }
        if (dispatcher.currentLevel() == Level.PASSIVE) {
            if (oneIn(hangs)) {
                hung = true;
                over.await();
                return;
            }
            if (oneIn(3)) {
                takeAWhile(50);
                return;
            }
        }
        if (oneIn(3)) {
            throw new IllegalStateException(callback + " throws " + MARK);
        }
        throw new StatusException(ERRORS[random(ERRORS.length)], callback + " fails " + MARK);
    }

    /** Does something at DISPATCH level after up to so many milliseconds. */
    void later(int milliseconds, Runnable what) {
        dispatcher
                .timer(Level.DISPATCH, "the hardware of a storm", what)
                .start(TimeUnit.MILLISECONDS.toNanos(random(milliseconds)));
    }
}
