package org.backplane.drivers.mailbox;

import org.backplane.status.Status;
import org.backplane.wdm.CancelSafeQueue;
import org.backplane.wdm.DeviceInterface;
import org.backplane.wdm.DeviceInterfaceTable;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.FileObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.RemoveLock;

import java.lang.foreign.MemorySegment;
import java.util.UUID;

/**
 * A mailbox: the driver's device extension.
 *
 * <p><b>Level:</b> up to DISPATCH, PnP at PASSIVE. <b>Serialised by:</b> the queue's own lock; PnP
 * requests come one at a time. The remove lock is held by every read that waits, so that the device
 * leaves the stack only after the last of them.
 */
final class MailboxDevice {

    private static final UUID INTERFACE = UUID.fromString("6f0e8f5c-7a4b-4f6e-9d44-0b8a6cc1f2d3");

    private final Kernel kernel;
    private final RemoveLock removeLock;
    private final CancelSafeQueue reads;
    private DeviceObject self;
    private DeviceObject lower;
    private DeviceInterface deviceInterface;
    private MailboxPower power;

    /** Set before the reads of a device that leaves are cancelled, read after one was queued. */
    private volatile boolean leaving;

    MailboxDevice(Kernel kernel) {
        this.kernel = kernel;
        this.removeLock = new RemoveLock(kernel, "mailbox");
        this.reads =
                new CancelSafeQueue(
                        kernel, "reads of a mailbox", read -> finish(read, Status.CANCELLED, 0));
    }

    /** Joins the stack; written before the first IRP can arrive. */
    void attach(DeviceObject device, DeviceObject pdo) {
        self = device;
        lower = device.attachTo(pdo);
        power = new MailboxPower(kernel, pdo, lower);
        deviceInterface = interfaces().register(INTERFACE, pdo, "");
    }

    // ------------------------------------------------------------------ reads and writes

    /** Keeps a read until there is something for it. */
    Status read(Irp irp) {
        if (!removeLock.acquire()) {
            return irp.complete(Status.DELETE_PENDING);
        }
        reads.insert(irp);
        if (leaving) {
            // It came into the queue after the removal had emptied it, perhaps.
            cancelReads(null);
        }
        return Status.PENDING;
    }

    /** Hands what is written to the read that has waited longest. */
    Status write(Irp irp) {
        Irp read = reads.removeNext(null);
        if (read == null) {
            return irp.complete(Status.DEVICE_NOT_READY);
        }
        long length = Math.min(irp.current().inputLength(), read.current().outputLength());
        MemorySegment.copy(irp.input(), 0, read.output(), 0, length);
        finish(read, Status.SUCCESS, length);
        return irp.complete(Status.SUCCESS, length);
    }

    /** A handle was closed: nobody waits for its reads any more. */
    Status cleanup(Irp irp) {
        cancelReads(irp.current().fileObject());
        return irp.complete(Status.SUCCESS);
    }

    private void cancelReads(FileObject file) {
        for (Irp read = reads.removeNext(file); read != null; read = reads.removeNext(file)) {
            finish(read, Status.CANCELLED, 0);
        }
    }

    private void finish(Irp read, Status status, long length) {
        read.complete(status, length);
        removeLock.release();
    }

    Status power(Irp irp) {
        return power.power(irp);
    }

    // ------------------------------------------------------------------ PnP

    Status pnp(Irp irp) {
        return switch (irp.current().minor()) {
            case PnpMinor.START_DEVICE -> start(irp);
            case PnpMinor.SURPRISE_REMOVAL -> {
                leave();
                irp.status(Status.SUCCESS);
                yield pass(irp);
            }
            case PnpMinor.REMOVE_DEVICE -> remove(irp);
            case PnpMinor.QUERY_REMOVE_DEVICE,
                    PnpMinor.CANCEL_REMOVE_DEVICE,
                    PnpMinor.QUERY_STOP_DEVICE,
                    PnpMinor.CANCEL_STOP_DEVICE,
                    PnpMinor.STOP_DEVICE -> {
                irp.status(Status.SUCCESS);
                yield pass(irp);
            }
            default -> pass(irp);
        };
    }

    /** Lets the drivers below start, and then applications in. */
    private Status start(Irp irp) {
        irp.copyCurrentToNext();
        irp.setCompletionRoutine(
                (_, started, _) -> {
                    if (started.pendingReturned()) {
                        started.markPending();
                    }
                    if (started.status().isSuccess()) {
                        power.started();
                        interfaces().setState(deviceInterface, true);
                    }
                    return true;
                },
                null);
        return irp.call(lower);
    }

    private Status remove(Irp irp) {
        leave();
        interfaces().unregister(deviceInterface);
        irp.status(Status.SUCCESS);
        Status status = pass(irp);
        removeLock.releaseAndWait();
        self.detach();
        self.delete();
        return status;
    }

    /** Lets nobody in any more and nothing wait. */
    private void leave() {
        interfaces().setState(deviceInterface, false);
        leaving = true;
        cancelReads(null);
    }

    /** Lets the next lower driver have an IRP that means nothing here. */
    Status pass(Irp irp) {
        irp.skipCurrent();
        return irp.call(lower);
    }

    private DeviceInterfaceTable interfaces() {
        return kernel.deviceInterfaces();
    }
}
