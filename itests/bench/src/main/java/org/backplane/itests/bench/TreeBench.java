package org.backplane.itests.bench;

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

import java.util.concurrent.TimeUnit;

/**
 * What a device costs when it starts and when it goes, beside so many others on the same bus. Each
 * shot is a whole bus of them.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TreeBench {

    /** An empty bus. */
    @State(Scope.Thread)
    public static class EmptyBus {

        /** How many devices come. */
        @Param({"1000", "10000", "100000"})
        public int count;

        private TreeStage stage;
        private long before;

        /** Of the last bus; the one at hand is not full yet. */
        private double heapEach;

        @Setup(Level.Invocation)
        public void build() {
            stage = new TreeStage();
            before = Heap.used();
        }

        @TearDown(Level.Invocation)
        public void close() {
            heapEach = (double) (Heap.used() - before) / count;
            stage.require(count);
            stage.close();
        }
    }

    /** What each of the devices takes of the heap once it has started. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class DeviceMemory {

        /** Bytes for each. */
        public double bytesEach;
    }

    /** A bus whose devices have started. */
    @State(Scope.Thread)
    public static class FullBus {

        /** How many they are. */
        @Param({"1000", "10000", "100000"})
        public int count;

        private TreeStage stage;

        @Setup(Level.Invocation)
        public void build() {
            stage = new TreeStage();
            stage.plug(count);
            stage.require(count);
        }

        @TearDown(Level.Invocation)
        public void close() {
            stage.require(0);
            stage.close();
        }
    }

    /** All devices appear at once; until the last has started. */
    @Benchmark
    public int start(EmptyBus bus, DeviceMemory memory) {
        memory.bytesEach = bus.heapEach;
        return bus.stage.plug(bus.count);
    }

    /** All devices are pulled out at once; until the last is out of the tree. */
    @Benchmark
    public int remove(FullBus bus) {
        return bus.stage.unplug();
    }
}
