package org.backplane.wdm;

import org.backplane.status.Status;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A request on its way through a stack (IRP).
 *
 * <p>An IRP has one holder at a time: its initiator, then the driver it was sent to, and so on
 * down; completion hands it back upwards. Only the holder touches it, except for {@link #cancel},
 * which anybody who keeps the IRP from being reused may call.
 *
 * <pre>{@code
 * irp.next().set(IrpMajor.READ, file, 0, length, 0);
 * irp.setCompletionRoutine(this::completed, null);
 * irp.call(top);
 * }</pre>
 *
 * <p>Reusing an IRP ({@link #reuse}) allocates nothing.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> ownership; the cancel flag and routine are
 * exchanged atomically.
 */
public final class Irp {

    private static final VarHandle CANCEL_ROUTINE;

    static {
        try {
            CANCEL_ROUTINE =
                    MethodHandles.lookup()
                            .findVarHandle(Irp.class, "cancelRoutine", CancelRoutine.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final IoStackLocation[] stack;

    /** Index of the holder's location; -1 while the initiator holds the IRP. */
    private int current = -1;

    /** Index of the deepest location in use since the IRP was new; what is below is clear. */
    private int deepest = -1;

    private Status status = Status.NOT_SUPPORTED;
    private long information;
    private Object result;
    private MemorySegment input = MemorySegment.NULL;
    private MemorySegment output = MemorySegment.NULL;
    private Object driverContext;

    /** Neighbours in a {@link CancelSafeQueue}; guarded by its lock (Tail.Overlay.ListEntry). */
    Irp nextQueued;

    Irp previousQueued;
    private boolean pendingReturned;
    private boolean pagingIo;
    private volatile boolean cancelled;

    /** Exchanged through {@link #CANCEL_ROUTINE}. */
    @SuppressWarnings("UnusedVariable")
    private volatile CancelRoutine cancelRoutine;

    /**
     * Makes an IRP (IoAllocateIrp).
     *
     * @param stackSize the {@link DeviceObject#stackSize()} of the device it will be sent to
     */
    public Irp(int stackSize) {
        stack = new IoStackLocation[stackSize];
        for (int i = 0; i < stackSize; i++) {
            stack[i] = new IoStackLocation();
        }
    }

    /** How many locations it has. */
    public int stackSize() {
        return stack.length;
    }

    /** The holder's own location (IoGetCurrentIrpStackLocation). */
    public IoStackLocation current() {
        return stack[current];
    }

    /**
     * The device whose driver holds the IRP; null while its initiator does. For messages about
     * requests that hang: asked by anybody but the holder, it may be out of date at once.
     */
    public DeviceObject holder() {
        int index = current;
        return index >= 0 ? stack[index].device : null;
    }

    /**
     * The lowest device that the IRP has reached, null if none: after completion, the one that
     * answered it instead of passing it on.
     */
    public DeviceObject lowestReached() {
        for (int index = stack.length - 1; index >= 0; index--) {
            if (stack[index].device != null) {
                return stack[index].device;
            }
        }
        return null;
    }

    /** The location of the driver to be called next (IoGetNextIrpStackLocation). */
    public IoStackLocation next() {
        return stack[current + 1];
    }

    /** How many locations are left for the drivers below the holder. */
    public int locationsLeft() {
        return stack.length - 1 - current;
    }

    /** Gives the next driver the same parameters (IoCopyCurrentIrpStackLocationToNext). */
    public void copyCurrentToNext() {
        stack[current + 1].copyParameters(stack[current]);
    }

    /** Gives the next driver the parameters of {@code location}. */
    public void setNext(IoStackLocation location) {
        stack[current + 1].copyParameters(location);
    }

    /**
     * Lets the next driver use the holder's own location (IoSkipCurrentIrpStackLocation). The
     * holder is not in the road of completion then.
     */
    public void skipCurrent() {
        current--;
    }

    /**
     * Makes the next location the holder's own (IoSetNextIrpStackLocation), as {@link #call} does
     * for the next driver. For a device whose stack size counts more than one location of its own:
     * a completion routine that it set on the next location runs when the holder itself completes
     * the IRP.
     */
    public void setNextStackLocation(DeviceObject holder) {
        enterNext().device = holder;
    }

    /** Sets what runs when the next driver completes the IRP (IoSetCompletionRoutine). */
    public void setCompletionRoutine(CompletionRoutine routine, Object context) {
        IoStackLocation location = stack[current + 1];
        location.completion = routine;
        location.completionContext = context;
    }

    /**
     * Sends the IRP to a device (IoCallDriver), or past it to the next one below that wants it, see
     * {@link DeviceObject#passDown}. The caller does not hold it any more, whatever this returns.
     *
     * @return what the driver's dispatch routine returned
     */
    public Status call(DeviceObject device) {
        IoStackLocation location = enterNext();
        int major = location.major();
        DeviceObject receiver = device.receiver(major);
        location.device = receiver;
        return receiver.driver().dispatch(major, receiver, this);
    }

    private IoStackLocation enterNext() {
        int entered = ++current;
        if (entered > deepest) {
            deepest = entered;
        }
        return stack[entered];
    }

    /**
     * Completes the IRP as if the next driver had done so, where there is none to call any more.
     *
     * @return the status
     */
    public Status refuse(Status reason) {
        enterNext().device = null;
        return complete(reason);
    }

    /**
     * Gives the holder's own location to another device, whose driver takes the IRP over without
     * being called. The stack of that device must have no more locations than the holder's.
     */
    public void moveTo(DeviceObject device) {
        stack[current].device = device;
    }

    /** Says that the IRP will be completed later (IoMarkIrpPending); return PENDING then. */
    public void markPending() {
        stack[current].pending = true;
    }

    /**
     * In a completion routine: whether the driver below had marked the IRP pending
     * (Irp-&gt;PendingReturned). A routine that lets completion go on marks its own location then.
     */
    public boolean pendingReturned() {
        return pendingReturned;
    }

    /** Completes the IRP with {@code status} and no information. */
    public Status complete(Status finalStatus) {
        return complete(finalStatus, 0);
    }

    /** Completes the IRP with a status and, as a rule, the number of bytes transferred. */
    public Status complete(Status finalStatus, long finalInformation) {
        status = finalStatus;
        information = finalInformation;
        complete();
        return finalStatus;
    }

    /**
     * Completes the IRP with the status that it has (IoCompleteRequest): completion routines run
     * from the holder upwards until one takes the IRP back, last of all the initiator's.
     */
    public void complete() {
        while (current >= 0) {
            IoStackLocation location = stack[current];
            current--;
            pendingReturned = location.pending;
            CompletionRoutine routine = location.completion;
            DeviceObject device = current >= 0 ? stack[current].device : null;
            if (routine == null) {
                if (pendingReturned && current >= 0) {
                    stack[current].pending = true;
                }
                continue;
            }
            Object context = location.completionContext;
            location.completion = null;
            location.completionContext = null;
            if (!routine.completed(device, this, context)) {
                return;
            }
        }
    }

    /** The status that the last driver set; PnP drivers that do not handle a minor leave it. */
    public Status status() {
        return status;
    }

    /** Sets the status without completing. */
    public void status(Status newStatus) {
        status = newStatus;
    }

    /** As a rule the number of bytes transferred. */
    public long information() {
        return information;
    }

    /** Sets the information without completing. */
    public void information(long newInformation) {
        information = newInformation;
    }

    /** What a PnP query answered; its type stands with the code in {@link PnpMinor}. */
    public Object result() {
        return result;
    }

    /** Sets the answer of a PnP query. */
    public void result(Object answer) {
        result = answer;
    }

    /**
     * The bytes to write, or the input of a device control; as long as the initiator said. Whose
     * memory it is says {@link IoType}.
     */
    public MemorySegment input() {
        return input;
    }

    /** Where to put what is read, or the output of a device control. */
    public MemorySegment output() {
        return output;
    }

    /** Sets the buffers; for the initiator. */
    public void buffers(MemorySegment newInput, MemorySegment newOutput) {
        input = newInput;
        output = newOutput;
    }

    /** Whether the memory of the system depends on it (IRP_PAGING_IO), so that it must not fail. */
    public boolean isPagingIo() {
        return pagingIo;
    }

    /** Says that the memory of the system depends on it; for the initiator. */
    public void setPagingIo() {
        pagingIo = true;
    }

    /** A field for the driver that holds the IRP (Tail.Overlay.DriverContext). */
    public Object driverContext() {
        return driverContext;
    }

    /** Sets the holder's field. */
    public void driverContext(Object context) {
        driverContext = context;
    }

    /**
     * Sets or, with null, clears what runs when the IRP is cancelled (IoSetCancelRoutine).
     *
     * <p>A driver that sets one looks at {@link #isCancelled()} afterwards: if it is cancelled and
     * clearing gives the routine back, the driver completes the IRP itself. If clearing gives null,
     * the routine runs or has run.
     *
     * @return the routine that was set before
     */
    public CancelRoutine setCancelRoutine(CancelRoutine routine) {
        return (CancelRoutine) CANCEL_ROUTINE.getAndSet(this, routine);
    }

    /** Whether somebody asked for cancellation. */
    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * Asks for cancellation (IoCancelIrp) and calls the holder's cancel routine, if one is set.
     *
     * @return whether a routine was called
     */
    public boolean cancel() {
        cancelled = true;
        CancelRoutine routine = setCancelRoutine(null);
        if (routine == null) {
            return false;
        }
        // The holder keeps the IRP while its cancel routine is set, so current cannot move here.
        routine.cancel(holder(), this);
        return true;
    }

    /** Makes a completed IRP as good as new (IoReuseIrp); for the initiator. */
    public void reuse() {
        // The location behind the deepest may have been filled in and not entered.
        for (int i = Math.min(deepest + 1, stack.length - 1); i >= 0; i--) {
            stack[i].clear();
        }
        deepest = -1;
        current = -1;
        status = Status.NOT_SUPPORTED;
        information = 0;
        result = null;
        input = MemorySegment.NULL;
        output = MemorySegment.NULL;
        driverContext = null;
        pendingReturned = false;
        pagingIo = false;
        // Reading is cheap, and writing a volatile field is not.
        if (cancelRoutine != null) {
            cancelRoutine = null;
        }
        if (cancelled) {
            cancelled = false;
        }
    }
}
