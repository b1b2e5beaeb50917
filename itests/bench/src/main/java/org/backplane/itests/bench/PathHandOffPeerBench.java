package org.backplane.itests.bench;

import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import com.lmax.disruptor.util.DaemonThreadFactory;

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
import java.util.concurrent.locks.LockSupport;

/** What {@link PathHandOffBench} is measured against: hand-offs to a thread and back, no more. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PathHandOffPeerBench {

    /** What is handed over, again and again. */
    static final class Message {

        private volatile boolean done = true;
        private volatile Thread waiter;

        void complete() {
            Thread parked = waiter;
            done = true;
            if (parked != null) {
                LockSupport.unpark(parked);
            }
        }

        void spin() {
            while (!done) {
                Thread.onSpinWait();
            }
        }
    }

    /** JCTools: both threads spin. */
    @State(Scope.Benchmark)
    public static class Spinning {

        private final MpscArrayQueue<Message> handed =
                new MpscArrayQueue<>(PathHandOffBench.WINDOW);
        private final Message[] messages = new Message[PathHandOffBench.WINDOW];
        private final BenchThread other = new BenchThread(this::serve);

        @Setup
        public void start() {
            for (int i = 0; i < messages.length; i++) {
                messages[i] = new Message();
            }
            other.start();
        }

        private void serve() {
            Message message = handed.poll();
            if (message == null) {
                Thread.onSpinWait();
            } else {
                message.complete();
            }
        }

        @TearDown
        public void stop() {
            other.stop();
        }
    }

    /** Disruptor with yielding threads. */
    @State(Scope.Benchmark)
    public static class Yielding {

        /** What is in the ring. */
        static final class Slot {

            private Message message;
        }

        private final Message message = new Message();
        private final Disruptor<Slot> disruptor =
                new Disruptor<>(
                        Slot::new,
                        PathHandOffBench.WINDOW,
                        DaemonThreadFactory.INSTANCE,
                        ProducerType.MULTI,
                        new YieldingWaitStrategy());

        @Setup
        @SuppressWarnings("unchecked")
        public void start() {
            disruptor.handleEventsWith((slot, _, _) -> slot.message.complete());
            disruptor.start();
        }

        @TearDown
        public void stop() {
            disruptor.shutdown();
        }
    }

    /** The JDK's queue, whose threads park. */
    @State(Scope.Benchmark)
    public static class Parking {

        private final LinkedBlockingQueue<Message> handed = new LinkedBlockingQueue<>();
        private final Message message = new Message();
        private final BenchThread other = new BenchThread(this::serve);

        @Setup
        public void start() {
            other.start();
        }

        private void serve() throws InterruptedException {
            Message next = handed.poll(10, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.complete();
            }
        }

        @TearDown
        public void stop() {
            other.stop();
        }
    }

    /** JCTools, one message at a time. */
    @Benchmark
    public void spinning(Spinning peer) {
        Message message = peer.messages[0];
        message.done = false;
        peer.handed.offer(message);
        message.spin();
    }

    /** Disruptor, one message at a time. */
    @Benchmark
    public void yielding(Yielding peer) {
        Message message = peer.message;
        message.done = false;
        peer.disruptor.publishEvent((slot, _, sent) -> slot.message = sent, message);
        while (!message.done) {
            Thread.yield();
        }
    }

    /** LinkedBlockingQueue, one message at a time. */
    @Benchmark
    public void parking(Parking peer) {
        Message message = peer.message;
        message.waiter = Thread.currentThread();
        message.done = false;
        peer.handed.add(message);
        while (!message.done) {
            LockSupport.park();
        }
    }

    /** JCTools with many messages under way. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OperationsPerInvocation(PathHandOffBench.BATCH)
    public void pipelined(Spinning peer) {
        for (int i = 0; i < PathHandOffBench.BATCH; i++) {
            Message message = peer.messages[i % PathHandOffBench.WINDOW];
            message.spin();
            message.done = false;
            peer.handed.offer(message);
        }
        for (Message message : peer.messages) {
            message.spin();
        }
    }
}
