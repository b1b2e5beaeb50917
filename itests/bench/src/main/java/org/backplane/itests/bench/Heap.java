package org.backplane.itests.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How much of the heap is in use. */
final class Heap {

    private static final long SETTLED = 64 << 10;

    private Heap() {}

    /** As {@link #used()}, once threads that end have let go of what they had. */
    static long settled() {
        long last = Long.MAX_VALUE;
        for (long now = used(); now < last - SETTLED; now = used()) {
            last = now;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        return last;
    }

    /** Bytes that are in use once what nobody needs is gone. */
    static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
