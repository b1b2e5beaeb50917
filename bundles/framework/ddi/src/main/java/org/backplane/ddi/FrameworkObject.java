package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What all objects of the framework have in common (WDFOBJECT): callbacks at their end, and
 * references that put it off.
 *
 * <p>An object ends in two phases. First it is cleaned up, after all objects below it: it does
 * nothing more, and EvtCleanupCallback runs. Then it is destroyed, as soon as nobody holds a
 * reference: EvtDestroyCallback runs. Objects end with their parent; a request ends when it is
 * completed, between the two phases.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> itself; the two callbacks with nothing.
 */
@ProviderType
public interface FrameworkObject {

    /**
     * Keeps the object from being destroyed until {@link #dereference} is called with the same tag.
     *
     * @param tag says to people why; shown if the reference is never given back
     * @throws IllegalStateException if the object is destroyed already, or the request completed
     */
    @Ddi({"WdfObjectReference", "WdfObjectReferenceWithTag", "WdfObjectReferenceActual"})
    void reference(String tag);

    /**
     * Gives a reference back.
     *
     * @throws IllegalStateException if there is no reference with this tag; out of a callback that
     *     is a fault of the driver
     */
    @Ddi({"WdfObjectDereference", "WdfObjectDereferenceWithTag", "WdfObjectDereferenceActual"})
    void dereference(String tag);

    /**
     * EvtCleanupCallback: the object's last chance to let go of things. Several run in the order of
     * their registration.
     *
     * @throws org.backplane.status.StatusException DELETE_PENDING if its end has begun
     */
    FrameworkObject evtCleanup(Runnable callback);

    /**
     * EvtDestroyCallback: nobody holds the object any more.
     *
     * @throws org.backplane.status.StatusException DELETE_PENDING if its end has begun
     */
    FrameworkObject evtDestroy(Runnable callback);
}
