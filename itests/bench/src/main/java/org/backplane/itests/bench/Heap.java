package org.backplane.itests.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How much of the heap is in use. */
final class Heap {

    private static final long SETTLED = 64 << 10;

    private Heap() {}

    /** Waits until threads that end have let go of what they had. */
    static void settle() {
        long before = Long.MAX_VALUE;
        for (long now = used(); now < before - SETTLED; now = used()) {
            before = now;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    /** Bytes that are in use once what nobody needs is gone. */
    static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
