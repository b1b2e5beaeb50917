package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Work that a driver puts off until it may block (WDFWORKITEM). Its callback runs at PASSIVE level,
 * one run at a time, and is serialised with its parent's callbacks if the driver did not say
 * otherwise (AutomaticSerialization).
 *
 * <p>When the device goes, what is queued runs to its end before EvtCleanupCallback; enqueueing
 * does nothing from then on.
 *
 * <p><b>Level:</b> up to DISPATCH; {@link #flush} at PASSIVE. <b>Serialised by:</b> nothing.
 */
@ProviderType
public interface WorkItem extends FrameworkObject {

    /**
     * Queues the work item. If it is queued already, it runs once for both; from within its own
     * callback, it runs again.
     */
    @Ddi("WdfWorkItemEnqueue")
    void enqueue();

    /**
     * Waits until the callback has run for everything that was enqueued. Not from the callback, nor
     * from those that it is serialised with.
     */
    @Ddi("WdfWorkItemFlush")
    void flush();

    /**
     * Deletes the work item; what is queued runs to its end. Waits for that at PASSIVE level,
     * unless the callback is serialised with others or calls this itself: then the end follows when
     * the callback has returned.
     */
    @Override
    @Ddi("WdfObjectDelete")
    void delete();
}
