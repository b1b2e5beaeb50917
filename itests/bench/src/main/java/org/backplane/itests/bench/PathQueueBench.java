package org.backplane.itests.bench;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

import java.util.concurrent.TimeUnit;

/** A request through each kind of queue, with nobody else's thread in it but other senders'. */
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PathQueueBench {

    /** Devices that complete reads inline, for all threads. */
    @State(Scope.Benchmark)
    public static class Inline {

        private final BenchStack parallel = stack(DispatchType.PARALLEL);
        private final BenchStack sequential = stack(DispatchType.SEQUENTIAL);

        private static BenchStack stack(DispatchType type) {
            BenchStack stack = new BenchStack();
            stack.function(
                    type,
                    config -> config.evtIoRead((r, length) -> r.complete(Status.SUCCESS, length)));
            return stack.start();
        }

        @TearDown(Level.Trial)
        public void close() {
            parallel.close();
            sequential.close();
        }
    }

    /** One sender's requests. */
    @State(Scope.Thread)
    public static class Sender {

        private BenchRead parallel;
        private BenchRead sequential;

        @Setup(Level.Trial)
        public void make(Inline devices) {
            parallel = new BenchRead(devices.parallel.top());
            sequential = new BenchRead(devices.sequential.top());
        }
    }

    /** A device whose reads wait in a manual queue. */
    @State(Scope.Thread)
    public static class Manual {

        private final BenchStack stack = new BenchStack();
        private final IoQueue queue;
        private final BenchRead read;

        /** Makes a device with one request of its own. */
        public Manual() {
            queue = stack.function(DispatchType.MANUAL, _ -> {});
            stack.start();
            read = new BenchRead(stack.top());
        }

        @TearDown(Level.Trial)
        public void close() {
            stack.close();
        }
    }

    /** Completed by the handler; the queue is idle. */
    @Benchmark
    public long sequential(Sender sender) {
        sender.sequential.start();
        return sender.sequential.result();
    }

    /** Completed by the handler; one sender. */
    @Benchmark
    public long parallel(Sender sender) {
        sender.parallel.start();
        return sender.parallel.result();
    }

    /** Completed by the handler; two senders with a thread each. */
    @Benchmark
    @Threads(2)
    public long parallelTwoThreads(Sender sender) {
        sender.parallel.start();
        return sender.parallel.result();
    }

    /** Queued, taken out by the driver, and completed. */
    @Benchmark
    public long manual(Manual device) {
        device.read.start();
        Request request = device.queue.retrieveNextRequest();
        request.complete(Status.SUCCESS, BenchRead.LENGTH);
        return device.read.result();
    }

    /** Queued, and cancelled by its sender. */
    @Benchmark
    public long cancelQueued(Manual device) {
        device.read.start();
        device.read.cancel();
        return device.read.result();
    }
}
