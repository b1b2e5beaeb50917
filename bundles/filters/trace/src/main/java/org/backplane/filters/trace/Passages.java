package org.backplane.filters.trace;

import org.backplane.wdm.IrpMajor;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts and times by major function code. The three numbers of one code are not read as a unit: a
 * passage that ends meanwhile may be in one and not yet in another.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> atomics.
 */
final class Passages {

    private static final long MICROSECOND = 1_000;

    private final AtomicLongArray requests = new AtomicLongArray(IrpMajor.COUNT);
    private final AtomicLongArray nanos = new AtomicLongArray(IrpMajor.COUNT);
    private final AtomicLongArray longest = new AtomicLongArray(IrpMajor.COUNT);

    void add(int major, long elapsedNanos) {
        nanos.addAndGet(major, elapsedNanos);
        longest.accumulateAndGet(major, elapsedNanos, Math::max);
        requests.incrementAndGet(major);
    }

    /** One line for each major function that has passed. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int major = 0; major < IrpMajor.COUNT; major++) {
            long count = requests.get(major);
            if (count > 0) {
                text.append(IrpMajor.name(major))
                        .append(' ')
                        .append(count)
                        .append(count == 1 ? " request, mean " : " requests, mean ")
                        .append(nanos.get(major) / count / MICROSECOND)
                        .append(" us, longest ")
                        .append(longest.get(major) / MICROSECOND)
                        .append(" us\n");
            }
        }
        return text.toString();
    }
}
