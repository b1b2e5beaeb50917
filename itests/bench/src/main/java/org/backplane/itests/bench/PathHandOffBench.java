package org.backplane.itests.bench;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.jctools.queues.MpscArrayQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A read that another thread completes, with three ways to wait for one another; see the peers.
 *
 * <p>The driver has a thread of its own and hands its requests to it through the queue that the
 * peer of the same name consists of, or lets it poll a manual queue of the framework.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PathHandOffBench {

    /** Reads under way at a time where many are. */
    static final int WINDOW = 64;

    static final int BATCH = 1_024;

    /** A sequential device whose other thread spins for requests. */
    @State(Scope.Benchmark)
    public static class Spinning {

        private final BenchStack stack = new BenchStack();
        private final MpscArrayQueue<Request> handed = new MpscArrayQueue<>(WINDOW);
        private final BenchRead[] reads = new BenchRead[WINDOW];
        private final BenchThread other = new BenchThread(this::serve);

        @Setup
        public void start() {
            stack.function(
                    DispatchType.SEQUENTIAL,
                    config ->
                            config.evtIoRead((request, _) -> {
                                handed.offer(request);
                                return request.pend();
                            }));
            stack.start();
            for (int i = 0; i < WINDOW; i++) {
                reads[i] = new BenchRead(stack.top());
            }
            other.start();
        }

        private void serve() {
            Request request = handed.poll();
            if (request == null) {
                Thread.onSpinWait();
            } else {
                request.complete(Status.SUCCESS, BenchRead.LENGTH);
            }
        }

        @TearDown
        public void stop() {
            other.stop();
            stack.close();
        }
    }

    /** A device whose other thread spins on its manual queue. */
    @State(Scope.Benchmark)
    public static class Polling {

        private final BenchStack stack = new BenchStack();
        private final BenchThread other = new BenchThread(this::serve);
        private IoQueue queue;
        private BenchRead read;

        @Setup
        public void start() {
            queue = stack.function(DispatchType.MANUAL, _ -> {});
            stack.start();
            read = new BenchRead(stack.top());
            other.start();
        }

        private void serve() {
            Request request = queue.retrieveNextRequest();
            if (request == null) {
                Thread.onSpinWait();
            } else {
                request.complete(Status.SUCCESS, BenchRead.LENGTH);
            }
        }

        @TearDown
        public void stop() {
            other.stop();
            stack.close();
        }
    }

    /** A sequential device whose other thread parks, as its application does. */
    @State(Scope.Benchmark)
    public static class Parking {

        private final BenchStack stack = new BenchStack();
        private final LinkedBlockingQueue<Request> handed = new LinkedBlockingQueue<>();
        private final BenchThread other = new BenchThread(this::serve);
        private BenchRead read;

        @Setup
        public void start() {
            stack.function(
                    DispatchType.SEQUENTIAL,
                    config ->
                            config.evtIoRead((request, _) -> {
                                handed.add(request);
                                return request.pend();
                            }));
            stack.start();
            read = new BenchRead(stack.top());
            other.start();
        }

        private void serve() throws InterruptedException {
            Request request = handed.poll(10, TimeUnit.MILLISECONDS);
            if (request != null) {
                request.complete(Status.SUCCESS, BenchRead.LENGTH);
            }
        }

        @TearDown
        public void stop() {
            other.stop();
            stack.close();
        }
    }

    /** One read at a time; both threads spin. */
    @Benchmark
    public long spinning(Spinning device) {
        BenchRead read = device.reads[0];
        read.start();
        read.spin();
        return read.result();
    }

    /** One read at a time; the other thread spins on the framework's manual queue. */
    @Benchmark
    public long spinningOnManualQueue(Polling device) {
        device.read.start();
        device.read.spin();
        return device.read.result();
    }

    /** One read at a time; the sender yields until it is done. */
    @Benchmark
    public long yielding(Spinning device) {
        BenchRead read = device.reads[0];
        read.start();
        read.yield();
        return read.result();
    }

    /** One read at a time; both threads park. */
    @Benchmark
    public long parking(Parking device) {
        device.read.startAndPark();
        return device.read.result();
    }

    /** Many reads under way, for the throughput. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OperationsPerInvocation(BATCH)
    public long pipelined(Spinning device) {
        long transferred = 0;
        for (int i = 0; i < BATCH; i++) {
            BenchRead read = device.reads[i % WINDOW];
            read.spin();
            transferred += read.result();
            read.start();
        }
        for (BenchRead read : device.reads) {
            read.spin();
        }
        return transferred;
    }
}
