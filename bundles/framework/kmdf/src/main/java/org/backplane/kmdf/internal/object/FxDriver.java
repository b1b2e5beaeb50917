package org.backplane.kmdf.internal.object;

import org.backplane.wdm.DriverObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loaded driver (WDFDRIVER): the root of the objects that exist because of it.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; constant.
 */
public final class FxDriver extends FxObject {

    private static final Logger LOG = LoggerFactory.getLogger(FxDriver.class);

    private final DriverObject driverObject;

    /** Makes the root for a driver that is being loaded. */
    public FxDriver(DriverObject driverObject) {
        super(new ObjectTree(driverObject.kernel().dispatcher(), driverObject.name()));
        this.driverObject = driverObject;
    }

    /** The driver as the floor knows it. */
    public DriverObject driverObject() {
        return driverObject;
    }

    @Override
    protected void fault(String callback, Throwable thrown) {
        LOG.error("{} of {} threw", callback, this, thrown);
    }

    @Override
    public String toString() {
        return "driver " + driverObject.name();
    }
}
