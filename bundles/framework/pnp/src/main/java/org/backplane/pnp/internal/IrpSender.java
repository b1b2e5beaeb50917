package org.backplane.pnp.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.PnpMinor;

import java.util.List;

/**
 * Sends PnP IRPs and waits for their completion, not longer than a driver may take.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; has no state.
 */
final class IrpSender {

    private final Dispatcher dispatcher;
    private final long timeoutNanos;

    IrpSender(Dispatcher dispatcher, long timeoutNanos) {
        this.dispatcher = dispatcher;
        this.timeoutNanos = timeoutNanos;
    }

    /**
     * Sends some IRPs, one after the other. What one of them throws or fails with does not keep the
     * next from being sent, but one that is given up does.
     *
     * @param target where they enter
     * @param instanceId the device, for people
     * @param back runs when an IRP that was given up is over after all
     * @return one for each query
     */
    List<IrpAnswer> send(DeviceObject target, Query[] queries, String instanceId, Runnable back) {
        return new IrpRun(dispatcher, timeoutNanos, target, queries, instanceId).run(back);
    }

    /** A clause that says that a driver has kept an IRP for too long. */
    static String late(DeviceObject holder, int minor, long timeoutNanos) {
        String callback = holder.currentCallback();
        return "driver "
                + holder.driver().name()
                + " has not completed "
                + PnpMinor.name(minor)
                + " within "
                + Sentences.duration(timeoutNanos)
                + (callback == null ? "" : "; its " + callback + " has not returned");
    }
}
