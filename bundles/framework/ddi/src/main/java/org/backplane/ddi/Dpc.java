package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Work that a driver puts off until it is out of what it is in, and that must not block (WDFDPC).
 * Its callback runs at DISPATCH level, one run at a time, and is serialised with its parent's
 * callbacks if the driver did not say otherwise (AutomaticSerialization).
 *
 * <p><b>Level:</b> any; {@link #cancelAndWait} at PASSIVE. <b>Serialised by:</b> nothing.
 */
@ProviderType
public interface Dpc extends FrameworkObject {

    /** Queues the DPC; false if it is queued already, and runs once for both. */
    @Ddi("WdfDpcEnqueue")
    boolean enqueue();

    /** Takes the DPC out of the queue; true if it was queued and will not run for that. */
    @Ddi("WdfDpcCancel")
    boolean cancel();

    /**
     * As {@link #cancel}, and waits for a callback that is about to run or runs. Not from the
     * callback, nor from those that it is serialised with.
     */
    @Ddi("WdfDpcCancel")
    boolean cancelAndWait();
}
