package org.backplane.power.internal;

import java.util.concurrent.TimeUnit;

/**
 * How long the power manager waits for others.
 *
 * @param irpNanos for a driver that has a power IRP
 * @param shutdownNanos for one that has the IRP of a shutdown, or hears that the system works again
 *     while it has not let go of an earlier IRP
 * @param treeNanos for the device tree to come to rest
 */
public record PowerTimeouts(long irpNanos, long shutdownNanos, long treeNanos) {

    /** System property: how many milliseconds a driver may keep a power IRP. */
    private static final String IRP_TIMEOUT = "backplane.power.timeout";

    /** System property: how many milliseconds a driver may take for a call; pnp goes by it too. */
    private static final String CALL_TIMEOUT = "backplane.callback.timeout";

    private static final long IRP_MILLIS = TimeUnit.MINUTES.toMillis(10);
    private static final long CALL_MILLIS = TimeUnit.SECONDS.toMillis(10);

    /** The usual patience: Windows' ten minutes for an IRP. */
    public static PowerTimeouts fromProperties() {
        long call = TimeUnit.MILLISECONDS.toNanos(Long.getLong(CALL_TIMEOUT, CALL_MILLIS));
        long irp = TimeUnit.MILLISECONDS.toNanos(Long.getLong(IRP_TIMEOUT, IRP_MILLIS));
        return new PowerTimeouts(irp, Math.min(call, irp), 3 * call);
    }

    /** The same, but for IRPs. */
    public PowerTimeouts withIrpTimeout(long nanos) {
        return new PowerTimeouts(nanos, Math.min(shutdownNanos, nanos), treeNanos);
    }
}
