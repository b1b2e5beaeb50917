package org.backplane.kmdf.internal.callback;

import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.wdm.PnpDeviceState;
import org.backplane.wdm.PnpDeviceStateReport;

import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * Whether a device still works, and if not, why: the first failure is the one that counts.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> an atomic field.
 */
public final class DeviceHealth {

    private static final AtomicReferenceFieldUpdater<DeviceHealth, Outcome> FAILURE =
            AtomicReferenceFieldUpdater.newUpdater(DeviceHealth.class, Outcome.class, "failure");

    private final DeviceHost host;
    private volatile Outcome failure = Outcome.OK;

    /** Written by the PnP machine. */
    private volatile boolean restart;

    /** Makes the health of a device that works. */
    public DeviceHealth(DeviceHost host) {
        this.host = host;
    }

    /** Notes that the device does not work any more; false if that was known. */
    public boolean failed(Outcome reason) {
        return FAILURE.compareAndSet(this, Outcome.OK, reason);
    }

    /** As {@link #failed}, for a failure after which the device is to be started anew. */
    public void failedInternally(Outcome reason) {
        restart |= failed(reason);
    }

    /** Asks the PnP manager to look at the device's state, which takes a failed one out. */
    public void tellPnpManager() {
        host.kernel().pnpNotifications().invalidateDeviceState(host.deviceObject().pdo());
    }

    /** What to answer when asked for the device's state; null while it works. */
    public PnpDeviceStateReport report() {
        Outcome seen = failure;
        return seen.isOk()
                ? null
                : new PnpDeviceStateReport(
                        Set.of(PnpDeviceState.FAILED), seen.status(), seen.reason(), restart);
    }

    /** Forgets a failure, because the device starts anew. */
    public void reset() {
        restart = false;
        failure = Outcome.OK;
    }
}
