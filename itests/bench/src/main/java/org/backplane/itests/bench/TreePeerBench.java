package org.backplane.itests.bench;

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
import org.osgi.framework.BundleException;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * The peer of {@link TreeBench}: what it costs to tell everybody of a device the plain OSGi way, by
 * a service that is registered and tracked. Nothing is asked, built, started or powered.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TreePeerBench {

    /** A framework without services. */
    @State(Scope.Thread)
    public static class EmptyRegistry {

        /** How many services come. */
        @Param({"1000", "10000", "100000"})
        public int count;

        private long before;
        private double heapEach;
        private ServiceStage stage;

        @Setup(Level.Invocation)
        public void build() throws BundleException, IOException {
            Heap.settle();
            stage = new ServiceStage();
            before = Heap.used();
        }

        @TearDown(Level.Invocation)
        public void close() throws BundleException, IOException, InterruptedException {
            stage.require(count);
            heapEach = (double) (Heap.used() - before) / count;
            stage.close();
        }
    }

    /** A framework with services. */
    @State(Scope.Thread)
    public static class FullRegistry {

        /** How many they are. */
        @Param({"1000", "10000", "100000"})
        public int count;

        private ServiceStage stage;

        @Setup(Level.Invocation)
        public void build() throws BundleException, IOException {
            stage = new ServiceStage();
            stage.register(count);
        }

        @TearDown(Level.Invocation)
        public void close() throws BundleException, IOException, InterruptedException {
            stage.require(0);
            stage.close();
        }
    }

    /** All services are registered, one after the other. */
    @Benchmark
    public void register(EmptyRegistry registry, ShotCosts costs) {
        costs.heap(() -> registry.heapEach);
        costs.measure(registry.count, () -> registry.stage.register(registry.count));
    }

    /** All services are unregistered, one after the other. */
    @Benchmark
    public void unregister(FullRegistry registry, ShotCosts costs) {
        costs.measure(registry.count, registry.stage::unregister);
    }
}
