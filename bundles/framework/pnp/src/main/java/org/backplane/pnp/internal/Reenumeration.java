package org.backplane.pnp.internal;

import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;

import java.util.concurrent.TimeUnit;

/**
 * Takes a device apart and builds it anew because it asked for it, but not without end: a device
 * that fails as soon as it runs would keep the system busy.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the node.
 */
final class Reenumeration {

    private static final int LIMIT = 5;
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** When the first restart of the current period was. */
    private long began;

    private int count;

    private Reenumeration(long began) {
        this.began = began;
    }

    /** A driver of the device asked. */
    static void asked(DevNode node) {
        if (node.stack() == null || node.isGone()) {
            return;
        }
        if (mayRestart(node)) {
            run(node);
        } else {
            Removal.outOfService(
                    node,
                    ProblemCode.FAILED_POST_START,
                    Status.UNSUCCESSFUL,
                    "%s was taken out of service: its driver asked for a new start. %s"
                            .formatted(node, exhausted()));
        }
    }

    /** Starts anew, without consent: the device does not work as it is. */
    static void run(DevNode node) {
        node.pnp().announcer().odd("%s is taken apart and started anew.".formatted(node));
        Removal.takeApart(node, true);
        Binding.run(node);
    }

    /** Whether the device has a restart left; counts it. */
    static boolean mayRestart(DevNode node) {
        long now = node.pnp().dispatcher().nanoTime();
        Reenumeration past = node.reenumeration();
        if (past == null) {
            past = new Reenumeration(now);
            node.reenumeration(past);
        }
        if (now - past.began > PERIOD_NANOS) {
            past.began = now;
            past.count = 0;
        }
        return past.count++ < LIMIT;
    }

    /** Why a device that asks is not started anew. */
    static String exhausted() {
        return "It was started anew %d times within %d s, which did not help. Correct the driver, then restart the device with devcon:restart."
                .formatted(LIMIT, TimeUnit.NANOSECONDS.toSeconds(PERIOD_NANOS));
    }
}
