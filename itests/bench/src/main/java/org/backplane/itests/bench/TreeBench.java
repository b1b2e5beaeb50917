package org.backplane.itests.bench;

import org.backplane.wdm.power.DevicePowerState;
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
 * What a device costs when it starts, sleeps, wakes and goes, beside so many others on the same
 * bus. Each shot is a whole bus of them.
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

        private long before;
        private double heapEach;
        private TreeStage stage;

        @Setup(Level.Invocation)
        public void build() {
            Heap.settle();
            stage = new TreeStage();
            before = Heap.used();
        }

        @TearDown(Level.Invocation)
        public void close() {
            stage.require(count);
            heapEach = (double) (Heap.used() - before) / count;
            stage.close();
        }
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
            stage.close();
        }
    }

    /** A bus whose devices sleep. */
    @State(Scope.Thread)
    public static class SleepingBus {

        private int count;
        private TreeStage stage;

        @Setup(Level.Invocation)
        public void sleep(FullBus bus) {
            count = bus.count;
            stage = bus.stage;
            stage.sleep();
            stage.require(DevicePowerState.D3);
        }

        @TearDown(Level.Invocation)
        public void check() {
            stage.require(DevicePowerState.D0);
        }
    }

    /** A bus whose devices are to sleep. */
    @State(Scope.Thread)
    public static class WakingBus {

        private int count;
        private TreeStage stage;

        @Setup(Level.Invocation)
        public void build(FullBus bus) {
            count = bus.count;
            stage = bus.stage;
        }

        @TearDown(Level.Invocation)
        public void check() {
            stage.require(DevicePowerState.D3);
            stage.resume();
        }
    }

    /** All devices appear at once; until the last has started. */
    @Benchmark
    public void start(EmptyBus bus, ShotCosts costs) {
        costs.heap(() -> bus.heapEach);
        costs.measure(bus.count, () -> bus.stage.plug(bus.count));
    }

    /** All devices are pulled out at once; until the last is out of the tree. */
    @Benchmark
    public void remove(FullBus bus, ShotCosts costs) {
        costs.measure(bus.count, bus.stage::unplug);
    }

    /** The system goes to S3; until the last device is in D3. */
    @Benchmark
    public void sleep(WakingBus bus, ShotCosts costs) {
        costs.measure(bus.count, bus.stage::sleep);
    }

    /** The system returns to S0; until the last device is in D0. */
    @Benchmark
    public void resume(SleepingBus bus, ShotCosts costs) {
        costs.measure(bus.count, bus.stage::resume);
    }
}
