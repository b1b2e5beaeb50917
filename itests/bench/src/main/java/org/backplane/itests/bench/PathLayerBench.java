package org.backplane.itests.bench;

import org.backplane.ddi.DispatchType;
import org.backplane.status.Status;
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

/** A read that the function driver completes inline, through filters; see its peers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PathLayerBench {

    /** How many filters are above the function driver. */
    @Param({"0", "2", "8"})
    public int layers;

    private BenchStack skippingStack;
    private BenchStack forwardingStack;
    private BenchRead skipping;
    private BenchRead forwarding;

    @Setup(Level.Trial)
    public void build() {
        skippingStack = stack().skippingFilters(layers).start();
        forwardingStack = stack().forwardingFilters(layers).start();
        skipping = new BenchRead(skippingStack.top());
        forwarding = new BenchRead(forwardingStack.top());
    }

    private static BenchStack stack() {
        BenchStack stack = new BenchStack();
        stack.function(
                DispatchType.PARALLEL,
                config -> config.evtIoRead((r, length) -> r.complete(Status.SUCCESS, length)));
        return stack;
    }

    @TearDown(Level.Trial)
    public void close() {
        skippingStack.close();
        forwardingStack.close();
    }

    /** The filters have no queue. */
    @Benchmark
    public long skippingFilters() {
        skipping.start();
        return skipping.result();
    }

    /** The filters send it on with a completion routine. */
    @Benchmark
    public long forwardingFilters() {
        forwarding.start();
        return forwarding.result();
    }
}
