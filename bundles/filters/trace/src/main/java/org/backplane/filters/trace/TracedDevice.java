package org.backplane.filters.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.IoStackLocation;
import org.backplane.wdm.Irp;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.RemoveLock;

import java.lang.foreign.MemorySegment;

/**
 * The filter's place in one stack: its device extension.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> nothing; the remove lock keeps the device
 * below until every IRP that passed has come back.
 */
final class TracedDevice {

    private final Kernel kernel;
    private final RemoveLock removeLock;
    private final Passages passages = new Passages();
    private DeviceObject self;
    private DeviceObject lower;

    TracedDevice(Kernel kernel) {
        this.kernel = kernel;
        this.removeLock = new RemoveLock(kernel, "trace filter");
    }

    /** Joins the stack; written before the first IRP can arrive. */
    void attach(DeviceObject device, DeviceObject pdo) {
        self = device;
        lower = device.attachTo(pdo);
    }

    /** Passes the IRP down and takes the time until it comes back. */
    Status pass(Irp irp) {
        if (!removeLock.acquire()) {
            return irp.complete(Status.DELETE_PENDING);
        }
        irp.copyCurrentToNext();
        irp.setCompletionRoutine(this::passed, kernel.queryPerformanceCounter());
        return irp.call(lower);
    }

    private boolean passed(DeviceObject device, Irp irp, Object sent) {
        if (irp.pendingReturned()) {
            irp.markPending();
        }
        long elapsed = kernel.queryPerformanceCounter() - (Long) sent;
        passages.add(irp.current().major(), elapsed);
        removeLock.release();
        return true;
    }

    Status pnp(Irp irp) {
        return irp.current().minor() == PnpMinor.REMOVE_DEVICE ? remove(irp) : pass(irp);
    }

    /**
     * The last IRP of a device: the drivers below give up what they hold, and when all of it has
     * come back through here the device leaves the stack.
     */
    private Status remove(Irp irp) {
        irp.skipCurrent();
        Status status = irp.call(lower);
        removeLock.releaseAndWait();
        self.detach();
        self.delete();
        return status;
    }

    Status deviceControl(Irp irp) {
        return irp.current().controlCode() == TraceFilter.QUERY_PASSAGES
                ? queryPassages(irp)
                : pass(irp);
    }

    private Status queryPassages(Irp irp) {
        if (!removeLock.acquire()) {
            return irp.complete(Status.DELETE_PENDING);
        }
        try {
            byte[] text = passages.toString().getBytes(US_ASCII);
            IoStackLocation request = irp.current();
            int length = Math.min(text.length, request.outputLength());
            MemorySegment.copy(MemorySegment.ofArray(text), 0, irp.output(), 0, length);
            return irp.complete(
                    length < text.length ? Status.BUFFER_OVERFLOW : Status.SUCCESS, length);
        } finally {
            removeLock.release();
        }
    }
}
