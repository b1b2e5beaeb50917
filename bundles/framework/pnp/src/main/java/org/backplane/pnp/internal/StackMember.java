package org.backplane.pnp.internal;

import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverCatalog;
import org.backplane.wdm.DriverObject;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * One use of a driver by one device, from {@link DriverCatalog#load} to {@link
 * DriverCatalog#release}.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the device, except for the count of
 * calls, which is atomic.
 */
final class StackMember {

    private final DriverCandidate candidate;
    private final DriverObject driver;

    /** Calls that may still run code of the driver. */
    private final AtomicInteger callsOut = new AtomicInteger();

    private boolean attached;
    private boolean released;

    StackMember(DriverCandidate candidate, DriverObject driver) {
        this.candidate = candidate;
        this.driver = driver;
    }

    DriverCandidate candidate() {
        return candidate;
    }

    DriverObject driver() {
        return driver;
    }

    void callOut() {
        callsOut.incrementAndGet();
    }

    void callBack() {
        callsOut.decrementAndGet();
    }

    /** Whether the driver has put a device object on the stack; a filter may decline. */
    boolean isAttached() {
        return attached;
    }

    void attached(boolean isAttached) {
        attached = isAttached;
    }

    boolean isReleased() {
        return released;
    }

    /** Pays the load back, unless that has happened or the driver's code may still run. */
    void releaseIfQuiet(DriverCatalog catalog) {
        if (!released && callsOut.get() == 0) {
            released = true;
            catalog.release(candidate);
        }
    }
}
