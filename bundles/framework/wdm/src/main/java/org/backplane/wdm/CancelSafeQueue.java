package org.backplane.wdm;

import org.backplane.runtime.Lock;

import java.util.function.Consumer;

/**
 * Where a driver keeps IRPs that it will complete later, and that may be cancelled meanwhile
 * (IO_CSQ).
 *
 * <p>An IRP in the queue has its cancel routine set. Whoever takes the routine out of the IRP has
 * it: a driver that removes it, or the one who cancels, and then it ends by the driver's routine
 * for that.
 *
 * <pre>{@code
 * reads = new CancelSafeQueue(kernel, "reads", irp -> irp.complete(Status.CANCELLED));
 * ...
 * reads.insert(irp);
 * return Status.PENDING;
 * }</pre>
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> its own lock, which is not held while IRPs
 * are completed.
 */
public final class CancelSafeQueue {

    /** Guards the links of the IRPs in the queue. */
    private final Lock lock;

    private final Consumer<Irp> completeCanceled;
    private final CancelRoutine cancel = (_, irp) -> cancelled(irp);
    private Irp first;
    private Irp last;

    /**
     * Makes an empty queue (IoCsqInitialize).
     *
     * @param name what waits here, for messages
     * @param completeCanceled completes an IRP that was cancelled in the queue
     *     (CsqCompleteCanceledIrp)
     */
    public CancelSafeQueue(Kernel kernel, String name, Consumer<Irp> completeCanceled) {
        this.lock = kernel.dispatcher().lock(name);
        this.completeCanceled = completeCanceled;
    }

    /**
     * Marks an IRP pending and puts it at the end (IoCsqInsertIrp); the caller returns PENDING. One
     * that is cancelled already ends at once.
     */
    public void insert(Irp irp) {
        irp.markPending();
        lock.acquire();
        link(irp);
        irp.setCancelRoutine(cancel);
        boolean cancelled = irp.isCancelled() && irp.setCancelRoutine(null) != null;
        if (cancelled) {
            unlink(irp);
        }
        lock.release();
        if (cancelled) {
            completeCanceled.accept(irp);
        }
    }

    /**
     * Takes the oldest IRP out that is not being cancelled (IoCsqRemoveNextIrp); the caller
     * completes it.
     *
     * @param file the handle whose IRP it is to be; null if any will do
     * @return null if there is none
     */
    public Irp removeNext(FileObject file) {
        lock.acquire();
        try {
            for (Irp irp = first; irp != null; irp = irp.nextQueued) {
                boolean fits = file == null || irp.current().fileObject() == file;
                if (fits && irp.setCancelRoutine(null) != null) {
                    unlink(irp);
                    return irp;
                }
            }
            return null;
        } finally {
            lock.release();
        }
    }

    private void cancelled(Irp irp) {
        lock.acquire();
        unlink(irp);
        lock.release();
        completeCanceled.accept(irp);
    }

    private void link(Irp irp) {
        irp.previousQueued = last;
        irp.nextQueued = null;
        if (last == null) {
            first = irp;
        } else {
            last.nextQueued = irp;
        }
        last = irp;
    }

    private void unlink(Irp irp) {
        if (irp.previousQueued == null) {
            first = irp.nextQueued;
        } else {
            irp.previousQueued.nextQueued = irp.nextQueued;
        }
        if (irp.nextQueued == null) {
            last = irp.previousQueued;
        } else {
            irp.nextQueued.previousQueued = irp.previousQueued;
        }
        irp.previousQueued = null;
        irp.nextQueued = null;
    }
}
