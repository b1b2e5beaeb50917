package org.backplane.itests.bench;

import org.backplane.runtime.SimulatedDispatcher;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What no schedule can be faster than, to set beside {@link ScheduleBench}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class LimitBench {

    private static final int TIMES = 1_000;

    private volatile boolean pingsTurn;

    /** A run in which nothing happens. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void emptyDispatcher() {
        SimulatedDispatcher.forEachSeed(1, TIMES, dispatcher -> {});
    }

    /** One virtual thread goes on where another one stops. */
    @Benchmark
    @OperationsPerInvocation(2 * TIMES)
    public void handOver() throws InterruptedException {
        pingsTurn = true;
        Thread[] pair = new Thread[2];
        pair[1] = Thread.ofVirtual().unstarted(() -> takeTurns(false, pair[0]));
        pair[0] = Thread.ofVirtual().unstarted(() -> takeTurns(true, pair[1]));
        pair[1].start();
        pair[0].start();
        pair[0].join();
        pair[1].join();
    }

    private void takeTurns(boolean own, Thread other) {
        for (int i = 0; i < TIMES; i++) {
            while (pingsTurn != own) {
                LockSupport.park();
            }
            pingsTurn = !own;
            LockSupport.unpark(other);
        }
    }
}
