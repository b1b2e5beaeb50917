package org.backplane.tools.shell;

import org.backplane.pnp.PnpListener;
import org.backplane.pnp.PnpManager;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for the device tree, so that a command can report what came of what it did. */
final class Settling {

    /** How long a command waits for devices. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private Settling() {}

    /**
     * Waits until nothing is under way in the tree.
     *
     * @throws CommandFailure if that takes too long
     */
    static void await(PnpManager pnp) throws CommandFailure {
        if (!pnp.awaitSettled(PATIENCE.toNanos())) {
            throw new CommandFailure(
                    "devices are still starting or stopping after "
                            + PATIENCE.toSeconds()
                            + " s; see pnputil:enum-devicetree");
        }
    }

    /**
     * Waits until something holds that only a change in the tree can bring about.
     *
     * @return false if that takes too long, or the waiting thread is interrupted
     */
    static boolean until(PnpManager pnp, BooleanSupplier condition) {
        Semaphore changes = new Semaphore(0);
        PnpListener listener = node -> changes.release();
        pnp.addListener(listener);
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!condition.getAsBoolean()) {
                if (!changes.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return condition.getAsBoolean();
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            pnp.removeListener(listener);
        }
    }
}
