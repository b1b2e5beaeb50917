package org.backplane.itests.bench;

import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.LockSupport;

/** The initiator of one read at a time: one IRP, used again and again. */
final class BenchRead {

    static final int LENGTH = 64;

    private final DeviceObject top;
    private final Irp irp;
    private final MemorySegment buffer = MemorySegment.ofArray(new byte[LENGTH]);
    private volatile boolean done = true;

    /** Who parks until the read is done; null if nobody does. */
    private volatile Thread waiter;

    BenchRead(DeviceObject top) {
        this.top = top;
        irp = new Irp(top.stackSize());
    }

    void start() {
        irp.reuse();
        done = false;
        irp.next().set(IrpMajor.READ, null, 0, LENGTH, 0);
        irp.buffers(MemorySegment.NULL, buffer);
        irp.setCompletionRoutine(BenchRead::completed, this);
        irp.call(top);
    }

    private static boolean completed(DeviceObject device, Irp irp, Object context) {
        BenchRead read = (BenchRead) context;
        Thread parked = read.waiter;
        read.done = true;
        if (parked != null) {
            LockSupport.unpark(parked);
        }
        return false;
    }

    void cancel() {
        irp.cancel();
    }

    /** What came of it; the read is done. */
    long result() {
        if (!done) {
            throw new IllegalStateException("the read is not done");
        }
        return irp.information();
    }

    void startAndPark() {
        waiter = Thread.currentThread();
        start();
        while (!done) {
            LockSupport.park();
        }
    }

    void spin() {
        while (!done) {
            Thread.onSpinWait();
        }
    }

    void yield() {
        while (!done) {
            Thread.yield();
        }
    }
}
