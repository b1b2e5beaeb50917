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
     * Sends IRPs, one after the other, as long as the dialogue goes on and none is given up.
     *
     * @param target where they enter
     * @param first the first of them
     * @param before the answers that the dialogue has already
     * @param instanceId the device, for people
     * @param back runs when an IRP that was given up is over after all
     * @return the answers before, and one for each IRP
     */
    List<IrpAnswer> send(
            DeviceObject target,
            Query first,
            Dialogue dialogue,
            List<IrpAnswer> before,
            String instanceId,
            Runnable back) {
        return new IrpRun(dispatcher, timeoutNanos, target, first, dialogue, before, instanceId)
                .run(back);
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
