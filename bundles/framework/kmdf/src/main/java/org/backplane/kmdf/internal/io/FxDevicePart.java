package org.backplane.kmdf.internal.io;

import org.backplane.kmdf.internal.object.FxObject;

/**
 * An object below a device: it has the device to report faults to, and a name for people.
 *
 * <p><b>Serialised by:</b> nothing; constant.
 */
public abstract class FxDevicePart extends FxObject {

    private final DeviceHost host;
    private final String kind;

    /**
     * Makes an object for {@link FxObject#adopt} of its parent.
     *
     * @param kind what it is, for example {@code "timer"}
     */
    protected FxDevicePart(FxObject parent, DeviceHost host, String kind) {
        super(parent);
        this.host = host;
        this.kind = kind;
    }

    /** The device. */
    protected final DeviceHost host() {
        return host;
    }

    @Override
    protected final void fault(String callback, Throwable thrown) {
        host.driverFault(callback, thrown);
    }

    @Override
    protected String whyNotDeleted() {
        return "it goes with its device";
    }

    @Override
    public final String toString() {
        return kind + " of " + host.driverName() + " on " + host.instanceId();
    }
}
