package org.backplane.kmdf.internal.io;

import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.runtime.Dispatcher;

/**
 * What a driver makes below a device to help itself: it has a device to blame and a name for
 * people.
 *
 * <p><b>Serialised by:</b> nothing; constant.
 */
abstract class FxSupportObject extends FxObject {

    private final DeviceHost host;
    private final String name;

    /** Makes an object of the given kind, for example {@code "timer"}. */
    FxSupportObject(FxObject parent, DeviceHost host, String kind) {
        super(parent);
        this.host = host;
        this.name = kind + " of " + host.driverName() + " on " + host.instanceId();
    }

    final DeviceHost host() {
        return host;
    }

    final Dispatcher dispatcher() {
        return host.kernel().dispatcher();
    }

    @Override
    protected final void fault(String callback, Throwable thrown) {
        host.driverFault(callback, thrown);
    }

    @Override
    public final String toString() {
        return name;
    }
}
