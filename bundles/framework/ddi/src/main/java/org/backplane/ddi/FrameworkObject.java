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

    /** The object above it; null for a driver and for a request that came to the device. */
    @Ddi({"WdfTimerGetParentObject", "WdfDpcGetParentObject", "WdfWorkItemGetParentObject"})
    FrameworkObject parent();

    /**
     * Deletes the object and all below it. What cannot end at the caller's level, or may be what
     * calls, ends in a work item, for which the end of the parent waits. Harmless if its end has
     * begun.
     *
     * @throws IllegalStateException if it is not the driver's to delete, which is a fault of the
     *     driver: drivers, devices, interrupts and child lists go with what they stand for, a
     *     request is completed, and a queue that requests are dispatched to stays
     */
    @Ddi("WdfObjectDelete")
    void delete();

    /** The context of this type; null if the object has none. */
    @Ddi({"WdfObjectGetTypedContext", "WdfObjectGetTypedContextWorker"})
    <T> T context(Class<T> type);

    /**
     * Gives the object a context, beside those of other types that it has.
     *
     * @return {@code context}; or the one of this type that the object had already, which is what
     *     KMDF tells with OBJECT_NAME_EXISTS
     * @throws org.backplane.status.StatusException DELETE_PENDING if its end has begun
     */
    @Ddi("WdfObjectAllocateContext")
    <T> T allocateContext(Class<T> type, T context);

    /**
     * As {@link #allocateContext(Class, Object)}, for a context that wants to hear of the end. The
     * callbacks of several contexts run in the order in which they were given; none is registered
     * if the object had a context of this type already.
     *
     * @param evtCleanup null for none
     * @param evtDestroy null for none
     */
    @Ddi("WdfObjectAllocateContext")
    <T> T allocateContext(
            Class<T> type,
            T context,
            EvtObjectContext<T> evtCleanup,
            EvtObjectContext<T> evtDestroy);

    /**
     * Marks the object as one of a type of the driver's own.
     *
     * @param data what goes with it; may be null
     * @throws org.backplane.status.StatusException OBJECT_NAME_COLLISION if it is marked so
     *     already; DELETE_PENDING if its end has begun
     */
    @Ddi({"WdfObjectAddCustomType", "WdfObjectAddCustomTypeWithData"})
    void addCustomType(Class<?> type, Object data);

    /** Whether the object is marked with this type. */
    @Ddi("WdfObjectIsCustomType")
    boolean isCustomType(Class<?> type);

    /** What went with the mark; null if there was nothing or the object is not marked so. */
    @Ddi("WdfObjectGetCustomTypeData")
    Object customTypeData(Class<?> type);

    /**
     * Takes the lock that serialises the callbacks of a device or a queue; waits until none runs.
     * If its level is DISPATCH, the caller is at DISPATCH until {@link #releaseLock}. Without a
     * scope it is a lock that nobody else takes.
     *
     * @throws IllegalStateException for other objects, and in one of the callbacks themselves: both
     *     are faults of the driver
     */
    @Ddi("WdfObjectAcquireLock")
    void acquireLock();

    /**
     * Gives the lock back that {@link #acquireLock} took.
     *
     * @throws IllegalStateException if the caller does not have it, a fault of the driver
     */
    @Ddi("WdfObjectReleaseLock")
    void releaseLock();
}
