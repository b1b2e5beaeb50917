package org.backplane.itests.bench;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.io.DeviceHandle;
import org.backplane.status.Status;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;

/** What a request costs beside many others that wait, and beside many open handles. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PathScaleBench {

    /** What each of the reads takes of the heap, its sender's IRP included. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class PendingMemory {

        /** Bytes for each. */
        public double bytesEach;
    }

    /** What each of the handles takes of the heap. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class HandleMemory {

        /** Bytes for each. */
        public double bytesEach;
    }

    /** A device with many reads in its manual queue. */
    @State(Scope.Thread)
    public static class Pending {

        /** How many. */
        @Param({"1", "1000", "1000000"})
        public int count;

        private final BenchStack stack = new BenchStack();
        private BenchRead[] reads;
        private BenchRead another;
        private IoQueue queue;
        private int oldest;
        private double heapEach;

        @Setup(Level.Trial)
        public void build() {
            queue = stack.function(DispatchType.MANUAL, _ -> {});
            stack.start();
            reads = new BenchRead[count];
            another = new BenchRead(stack.top());
            long before = Heap.used();
            for (int i = 0; i < count; i++) {
                reads[i] = new BenchRead(stack.top());
                reads[i].start();
            }
            heapEach = (double) (Heap.used() - before) / count;
        }

        @TearDown(Level.Trial)
        public void close() {
            stack.close();
        }
    }

    /** A device with many open handles. */
    @State(Scope.Thread)
    public static class Handles {

        /** How many. */
        @Param({"1", "1000", "1000000"})
        public int count;

        private final BenchStack stack = new BenchStack();
        private final MemorySegment buffer = MemorySegment.ofArray(new byte[BenchRead.LENGTH]);
        private DeviceHandle[] handles;
        private double heapEach;

        @Setup(Level.Trial)
        public void build() {
            stack.function(
                    DispatchType.SEQUENTIAL,
                    config -> config.evtIoRead((r, length) -> r.complete(Status.SUCCESS, length)));
            stack.start();
            handles = new DeviceHandle[count];
            long before = Heap.used();
            for (int i = 0; i < count; i++) {
                handles[i] = stack.open();
            }
            heapEach = (double) (Heap.used() - before) / count;
        }

        @TearDown(Level.Trial)
        public void close() {
            stack.close();
        }
    }

    /** One more waits behind them all, and is cancelled. */
    @Benchmark
    public long cancelTheYoungest(Pending device, PendingMemory memory) {
        memory.bytesEach = device.heapEach;
        device.another.start();
        device.another.cancel();
        return device.another.result();
    }

    /** The oldest is taken out and completed, and its sender sends it again. */
    @Benchmark
    public long completeTheOldest(Pending device, PendingMemory memory) {
        memory.bytesEach = device.heapEach;
        Request request = device.queue.retrieveNextRequest();
        request.complete(Status.SUCCESS, BenchRead.LENGTH);
        BenchRead read = device.reads[device.oldest];
        long transferred = read.result();
        read.start();
        device.oldest = device.oldest + 1 < device.count ? device.oldest + 1 : 0;
        return transferred;
    }

    /** A read through one of the handles. */
    @Benchmark
    public long readThroughOne(Handles device, HandleMemory memory) {
        memory.bytesEach = device.heapEach;
        return device.handles[device.count / 2].read(device.buffer);
    }
}
