package org.backplane.itests.bench;

import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;

/** A read that counts how often it completes. */
final class StressRead {

    private final Irp irp;
    private final AtomicInteger completions = new AtomicInteger();
    private volatile boolean success;

    StressRead(DeviceObject top) {
        irp = new Irp(top.stackSize());
        irp.next().set(IrpMajor.READ, null, 0, 1, 0);
        irp.buffers(MemorySegment.NULL, MemorySegment.ofArray(new byte[1]));
        irp.setCompletionRoutine(
                (_, done, _) -> {
                    success = done.status().isSuccess();
                    completions.incrementAndGet();
                    return false;
                },
                null);
        irp.call(top);
    }

    void cancel() {
        irp.cancel();
    }

    int completions() {
        return completions.get();
    }

    boolean succeeded() {
        return success;
    }
}
