package org.backplane.pnp.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.WrittenOffException;
import org.slf4j.MDC;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One call into driver code, on a worker of its own, so that a driver that never comes back costs
 * that worker and not the device's strand.
 *
 * <p>A call is over when its body has returned and, where the driver answers by completing an IRP,
 * when that has happened as well. If it is not over in time the caller gives it up and goes on; if
 * it is over after all, the caller's {@code back} runs.
 *
 * <p><b>Level:</b> PASSIVE; {@link #completed()} up to DISPATCH. <b>Serialised by:</b> atomics; a
 * call is made once.
 */
final class DriverCall {

    private enum Fate {
        WAITING,
        OVER,
        GIVEN_UP
    }

    private final Dispatcher dispatcher;
    private final Supplier<String> what;
    private final LongSupplier timeoutNanos;
    private final Runnable back;
    private final AtomicReference<Fate> fate = new AtomicReference<>(Fate.WAITING);

    /** What is still to happen: the body's return, the IRP's completion. */
    private final AtomicInteger parts;

    /** The body has returned, or was written off. */
    private final Event returned;

    private final Event over;
    private volatile Throwable thrown;

    /** What went wrong between two steps, where no driver is called. */
    private volatile Throwable fault;

    /** Whether the last step has come back for another one; the worker's alone. */
    private boolean more;

    /** When the step began that is under way. */
    private volatile long began;

    /**
     * Prepares a call.
     *
     * @param what names the callback and the device, for people; asked at every step
     * @param timeoutNanos how long it may take; asked at every step
     * @param completes whether {@link #completed()} will be called too
     * @param back runs when a call that was given up is over after all
     */
    DriverCall(
            Dispatcher dispatcher,
            Supplier<String> what,
            LongSupplier timeoutNanos,
            boolean completes,
            Runnable back) {
        this.dispatcher = dispatcher;
        this.what = what;
        this.timeoutNanos = timeoutNanos;
        this.back = back;
        parts = new AtomicInteger(completes ? 2 : 1);
        returned = dispatcher.event("return of a driver");
        over = dispatcher.event("end of a call into a driver");
    }

    /**
     * Makes the call and waits for it.
     *
     * @return false if it was given up
     */
    boolean run(Runnable body) {
        return runSteps(
                () -> {
                    body.run();
                    return false;
                },
                () -> false);
    }

    /**
     * Makes several calls, one after the other, and waits for them. Each has the whole time.
     *
     * @param step makes one; true if another one may follow
     * @param next what is done after each such step while nobody watches; true if there is one more
     * @return false if one was given up
     */
    boolean runSteps(BooleanSupplier step, BooleanSupplier next) {
        began = dispatcher.nanoTime();
        String device = MDC.get("device");
        dispatcher.post(Level.PASSIVE, "call into a driver", () -> enter(device, step, next));
        returned.await();
        throwFault();
        if (fate.get() == Fate.WAITING
                && over.await(
                        Math.max(0, began + timeoutNanos.getAsLong() - dispatcher.nanoTime()))) {
            return true;
        }
        return !fate.compareAndSet(Fate.WAITING, Fate.GIVEN_UP) && fate.get() == Fate.OVER;
    }

    private void throwFault() {
        switch (fault) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(fault);
        }
    }

    /** The IRP that the call carried was completed. */
    void completed() {
        if (parts.decrementAndGet() == 0) {
            end();
        }
    }

    /** What the body threw; null if it returned. */
    Throwable thrown() {
        return thrown;
    }

    private void enter(String device, BooleanSupplier step, BooleanSupplier next) {
        MDC.put("device", device);
        try {
            do {
                began = dispatcher.nanoTime();
                dispatcher.watch(
                        what.get(),
                        timeoutNanos.getAsLong(),
                        () -> more = runStep(step),
                        this::expired);
            } while (more && goOn(next));
        } finally {
            if (more) {
                // That was all, be it that the last step came back too late for another one.
                parts.set(1);
                completed();
            }
            returned.set();
            MDC.remove("device");
        }
    }

    private boolean goOn(BooleanSupplier next) {
        try {
            return next.getAsBoolean();
        } catch (RuntimeException | Error e) {
            fault = e;
            return false;
        }
    }

    private boolean runStep(BooleanSupplier step) {
        more = false;
        boolean another;
        try {
            another = step.getAsBoolean();
        } catch (WrittenOffException e) {
            // Out of a watch inside the body; the worker is to unwind.
            failed(e);
            throw e;
        } catch (Throwable e) {
            // Whatever a driver throws is its fault alone.
            failed(e);
            return false;
        }
        if (!another) {
            completed();
        }
        return another;
    }

    private void failed(Throwable failure) {
        thrown = failure;
        // It will not complete the IRP any more.
        if (parts.getAndSet(0) > 0) {
            end();
        }
    }

    private void end() {
        if (fate.compareAndSet(Fate.WAITING, Fate.OVER)) {
            over.set();
        } else {
            back.run();
        }
    }

    private void expired() {
        fate.compareAndSet(Fate.WAITING, Fate.GIVEN_UP);
        returned.set();
    }
}
