package org.backplane.itests.bench;

import com.sun.management.OperatingSystemMXBean;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * What a shot of many costs each of them beside time: processor time of all threads, compiler and
 * collector included, and the heap.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class ShotCosts {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private double cpu;
    private DoubleSupplier heap = () -> Double.NaN;

    /** Makes the shot. */
    void measure(int count, Runnable shot) {
        long before = SYSTEM.getProcessCpuTime();
        shot.run();
        cpu = (double) (SYSTEM.getProcessCpuTime() - before) / TimeUnit.MICROSECONDS.toNanos(count);
    }

    /** Says who knows what each holds of the heap; asked when the shot is torn down. */
    void heap(DoubleSupplier held) {
        heap = held;
    }

    /** Processor time of each in microseconds. */
    public double cpuEach() {
        return cpu;
    }

    /** Bytes of the heap for each; NaN if nobody knows. */
    public double bytesEach() {
        return heap.getAsDouble();
    }
}
