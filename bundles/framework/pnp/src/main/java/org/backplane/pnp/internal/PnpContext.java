package org.backplane.pnp.internal;

import org.backplane.pnp.DriverCatalog;
import org.backplane.runtime.Dispatcher;
import org.backplane.wdm.Kernel;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What all nodes of one manager share.
 *
 * @param driverTimeoutNanos how long a driver may take for one call or one IRP
 * @param records what outlives the nodes
 * @param closing set when no device is to be given drivers any more
 */
record PnpContext(
        Kernel kernel,
        DriverCatalog catalog,
        long driverTimeoutNanos,
        IrpSender irps,
        Activity activity,
        DeviceTree tree,
        Announcer announcer,
        DeviceRecords records,
        AtomicBoolean closing) {

    private static final int LOAD_FACTOR = 3;

    static PnpContext of(Kernel kernel, DriverCatalog catalog, long driverTimeoutNanos) {
        Dispatcher dispatcher = kernel.dispatcher();
        return new PnpContext(
                kernel,
                catalog,
                driverTimeoutNanos,
                new IrpSender(dispatcher, driverTimeoutNanos),
                new Activity(dispatcher),
                new DeviceTree(dispatcher.lock("device tree")),
                new Announcer(kernel),
                new DeviceRecords(kernel.registry()),
                new AtomicBoolean());
    }

    Dispatcher dispatcher() {
        return kernel.dispatcher();
    }

    /** A call into a driver; see {@link DriverCall}. */
    DriverCall call(String what, Runnable back) {
        return new DriverCall(dispatcher(), what, driverTimeoutNanos, false, back);
    }

    /** A call into the catalogue that makes a driver ready. */
    DriverCall loadCall(String what, Runnable back) {
        return new DriverCall(dispatcher(), what, loadTimeoutNanos(), false, back);
    }

    /**
     * How long a catalogue may take to make a driver ready. It has more time than a driver has: it
     * watches the driver's entry itself, and knows better what went wrong.
     */
    long loadTimeoutNanos() {
        return LOAD_FACTOR * driverTimeoutNanos;
    }
}
