package org.backplane.ddi;

import org.backplane.wdm.Irp;
import org.osgi.annotation.versioning.ProviderType;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/**
 * An object that others are made below: they end before it does.
 *
 * <p>Where KMDF names the parent in the attributes of the new object, here the parent makes it. So
 * a parent is never missing, never assigned twice and never of a kind that is not allowed.
 *
 * <p>Every method throws DELETE_PENDING once this object's end has begun.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> itself.
 */
@ProviderType
public interface ParentObject extends FrameworkObject {

    /**
     * Makes a timer at DISPATCH level whose callback is serialised with those of the device or
     * queue that it belongs to, if those are serialised.
     *
     * @throws org.backplane.status.StatusException WDF_INCOMPATIBLE_EXECUTION_LEVEL if they are
     *     serialised, but not at DISPATCH level
     */
    @Ddi("WdfTimerCreate")
    Timer createTimer(Runnable evtTimer);

    /**
     * As {@link #createTimer(Runnable)}, for a timer that is otherwise.
     *
     * @param config says how; runs before this method returns
     * @throws org.backplane.status.StatusException WDF_INCOMPATIBLE_EXECUTION_LEVEL if it is to be
     *     serialised with callbacks of another level than its own
     */
    @Ddi("WdfTimerCreate")
    Timer createTimer(Runnable evtTimer, Consumer<TimerConfig> config);

    /**
     * Makes a DPC that is serialised with the callbacks of the device or queue that it belongs to,
     * if those are serialised.
     *
     * @throws org.backplane.status.StatusException WDF_INCOMPATIBLE_EXECUTION_LEVEL if they are
     *     serialised, but not at DISPATCH level; INVALID_DEVICE_REQUEST if it belongs to no device
     */
    @Ddi("WdfDpcCreate")
    Dpc createDpc(Runnable evtDpc);

    /**
     * As {@link #createDpc(Runnable)}.
     *
     * @param automaticSerialization false if the callback may overlap the other callbacks
     */
    @Ddi("WdfDpcCreate")
    Dpc createDpc(Runnable evtDpc, boolean automaticSerialization);

    /**
     * Makes a work item that is serialised with the callbacks of the device or queue that it
     * belongs to, if those are serialised.
     *
     * @throws org.backplane.status.StatusException WDF_INCOMPATIBLE_EXECUTION_LEVEL if they are
     *     serialised, but not at PASSIVE level; INVALID_DEVICE_REQUEST if it belongs to no device
     */
    @Ddi("WdfWorkItemCreate")
    WorkItem createWorkItem(Runnable evtWorkItem);

    /**
     * As {@link #createWorkItem(Runnable)}.
     *
     * @param automaticSerialization false if the callback may overlap the other callbacks, which
     *     then need not run at PASSIVE level
     */
    @Ddi("WdfWorkItemCreate")
    WorkItem createWorkItem(Runnable evtWorkItem, boolean automaticSerialization);

    /** Makes a spin lock; {@code name} says in messages what it is for. */
    @Ddi("WdfSpinLockCreate")
    SpinLock createSpinLock(String name);

    /** Makes a wait lock; {@code name} says in messages what it is for. */
    @Ddi("WdfWaitLockCreate")
    WaitLock createWaitLock(String name);

    /**
     * Makes memory of so many bytes, which are zero.
     *
     * @throws org.backplane.status.StatusException INVALID_PARAMETER if there is not one byte
     */
    @Ddi("WdfMemoryCreate")
    MemoryObject createMemory(int length);

    /**
     * Makes memory over bytes that the driver has.
     *
     * @param buffer the driver's own; it outlives the memory
     * @throws org.backplane.status.StatusException INVALID_PARAMETER if there is not one byte
     */
    @Ddi("WdfMemoryCreatePreallocated")
    MemoryObject createMemory(MemorySegment buffer);

    /**
     * Makes a store of buffers of so many bytes.
     *
     * @throws org.backplane.status.StatusException INVALID_PARAMETER if there is not one byte
     */
    @Ddi("WdfLookasideListCreate")
    LookasideList createLookasideList(int length);

    /** Makes an object of the driver's own; {@code name} says in messages what it is. */
    @Ddi("WdfObjectCreate")
    GeneralObject createObject(String name);

    /**
     * As {@link #createObject(String)}.
     *
     * @param level PASSIVE if it must be cleaned up there; INHERIT_FROM_PARENT and DISPATCH if it
     *     need not
     */
    @Ddi("WdfObjectCreate")
    GeneralObject createObject(String name, ExecutionLevel level);

    /**
     * Makes a request of the driver's own.
     *
     * @param target the target that it is for; may be null, and be settled when it is formatted
     */
    @Ddi("WdfRequestCreate")
    DriverRequest createRequest(IoTarget target);

    /** Makes a request of the driver's own around an IRP that the driver holds. */
    @Ddi("WdfRequestCreateFromIrp")
    DriverRequest createRequestFromIrp(Irp irp);
}
