package org.backplane.pnp.internal;

import org.backplane.pnp.DriverCatalog;
import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Lock;
import org.backplane.wdm.Kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * What all nodes of one manager share.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; immutable, but for concurrent collections.
 */
final class PnpContext {

    private static final int LOAD_FACTOR = 3;

    private final Kernel kernel;
    private final DriverCatalog catalog;
    private final long driverTimeoutNanos;
    private final IrpSender irps;
    private final Activity activity;
    private final DeviceTree tree;
    private final Announcer announcer;
    private final Arbitration arbitration;
    private final TreeOperations operations;
    private final Lock strandLock;
    private final DeviceRecords records;
    private final AtomicBoolean closing = new AtomicBoolean();

    /** What strands are called, by driver: one string for a hundred thousand devices. */
    private final Map<String, String> strandNames = new ConcurrentHashMap<>();

    /**
     * @param driverTimeoutNanos how long a driver may take for one call or one IRP
     */
    PnpContext(Kernel kernel, DriverCatalog catalog, long driverTimeoutNanos) {
        this.kernel = kernel;
        this.catalog = catalog;
        this.driverTimeoutNanos = driverTimeoutNanos;
        Dispatcher dispatcher = kernel.dispatcher();
        irps = new IrpSender(dispatcher, driverTimeoutNanos);
        activity = new Activity(dispatcher);
        tree = new DeviceTree(dispatcher);
        announcer = new Announcer(kernel);
        records = new DeviceRecords(kernel.registry());
        strandLock = dispatcher.lock("strands of the device tree");
        arbitration = new Arbitration(dispatcher);
        operations =
                new TreeOperations(
                        this,
                        new Strand(
                                dispatcher,
                                strandLock,
                                activity,
                                "PnP of several devices",
                                "several devices"));
    }

    Kernel kernel() {
        return kernel;
    }

    DriverCatalog catalog() {
        return catalog;
    }

    long driverTimeoutNanos() {
        return driverTimeoutNanos;
    }

    IrpSender irps() {
        return irps;
    }

    Activity activity() {
        return activity;
    }

    DeviceTree tree() {
        return tree;
    }

    Announcer announcer() {
        return announcer;
    }

    Arbitration arbitration() {
        return arbitration;
    }

    TreeOperations operations() {
        return operations;
    }

    /** What outlives the nodes. */
    DeviceRecords records() {
        return records;
    }

    /** Set when no device is to be given drivers any more. */
    AtomicBoolean closing() {
        return closing;
    }

    Dispatcher dispatcher() {
        return kernel.dispatcher();
    }

    /** Makes the strand of a device. */
    Strand strand(String busDriver, DevNode node) {
        String name =
                strandNames.computeIfAbsent(busDriver, driver -> "PnP of a device of " + driver);
        return new Strand(dispatcher(), strandLock, activity, name, node);
    }

    /** A call into a driver; see {@link DriverCall}. */
    DriverCall call(Supplier<String> what, Runnable back) {
        return new DriverCall(dispatcher(), what, () -> driverTimeoutNanos, false, back);
    }

    /**
     * How long a catalogue may take to make a driver ready. It has more time than a driver has: it
     * watches the driver's entry itself, and knows better what went wrong.
     */
    long loadTimeoutNanos() {
        return LOAD_FACTOR * driverTimeoutNanos;
    }
}
