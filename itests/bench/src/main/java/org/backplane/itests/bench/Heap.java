package org.backplane.itests.bench;

import java.lang.management.ManagementFactory;

/** How much of the heap is in use. */
final class Heap {

    private Heap() {}

    /** Bytes that are in use once what nobody needs is gone. */
    static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
