package org.backplane.pnp.internal;

import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverCatalog;
import org.backplane.wdm.DriverObject;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * One use of a driver by one device, from {@link DriverCatalog#load} to {@link
 * DriverCatalog#release}.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the device, except for the count of
 * calls, which is atomic.
 */
final class StackMember {

    private static final AtomicIntegerFieldUpdater<StackMember> CALLS_OUT =
            AtomicIntegerFieldUpdater.newUpdater(StackMember.class, "callsOut");

    private final DriverCandidate candidate;
    private final DriverObject driver;

    /** Calls that may still run code of the driver. */
    private volatile int callsOut;

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
        CALLS_OUT.incrementAndGet(this);
    }

    void callBack() {
        CALLS_OUT.decrementAndGet(this);
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
        if (!released && callsOut == 0) {
            released = true;
            catalog.release(candidate);
        }
    }
}
