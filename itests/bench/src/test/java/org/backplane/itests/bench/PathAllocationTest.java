package org.backplane.itests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.io.DeviceHandle;
import org.backplane.status.Status;
import org.jctools.queues.MpscArrayQueue;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;

/** No road of a request allocates anything, once the first ones have made what is used again. */
class PathAllocationTest {

    private static final int WARM = 20_000;
    private static final int REQUESTS = 200_000;
    private static final int ROUNDS = 5;
    private static final int HAND_OFFS = 5_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * The measuring itself may cost a little, and code that is not compiled for good yet may make
     * objects that the compiler leaves out later, so the best of a few rounds counts. What a
     * request really allocates, it allocates in every round.
     */
    private static void assertAllocatesNothing(int times, Runnable request, Thread... others) {
        repeat(WARM, request);
        long limit = times / 20 + 2_000L;
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least >= limit; round++) {
            long before = allocated(others);
            repeat(times, request);
            least = Math.min(least, allocated(others) - before);
        }
        assertThat(least).isLessThan(limit);
    }

    private static long allocated(Thread... others) {
        long sum = THREADS.getCurrentThreadAllocatedBytes();
        for (Thread other : others) {
            sum += THREADS.getThreadAllocatedBytes(other.threadId());
        }
        return sum;
    }

    private static void repeat(int times, Runnable request) {
        for (int i = 0; i < times; i++) {
            request.run();
        }
    }

    private static BenchStack inline() {
        BenchStack stack = new BenchStack();
        stack.function(
                DispatchType.SEQUENTIAL,
                config -> config.evtIoRead((r, length) -> r.complete(Status.SUCCESS, length)));
        return stack;
    }

    @Test
    void readsPastFiltersWithoutAQueue() {
        try (BenchStack stack = inline().skippingFilters(2).start()) {
            BenchRead read = new BenchRead(stack.top());
            assertAllocatesNothing(REQUESTS, read::start);
            assertThat(read.result()).isEqualTo(BenchRead.LENGTH);
        }
    }

    @Test
    void readsThroughForwardingFilters() {
        try (BenchStack stack = inline().forwardingFilters(2).start()) {
            BenchRead read = new BenchRead(stack.top());
            assertAllocatesNothing(REQUESTS, read::start);
            assertThat(read.result()).isEqualTo(BenchRead.LENGTH);
        }
    }

    @Test
    void readsOfAHandle() {
        try (BenchStack stack = inline().forwardingFilters(1).start();
                DeviceHandle handle = stack.open()) {
            MemorySegment buffer = MemorySegment.ofArray(new byte[BenchRead.LENGTH]);
            assertAllocatesNothing(REQUESTS, () -> handle.read(buffer));
            assertThat(handle.read(buffer)).isEqualTo(BenchRead.LENGTH);
        }
    }

    @Test
    void readsThatADriverTakesOutOfAManualQueue() {
        try (BenchStack stack = new BenchStack()) {
            IoQueue queue = stack.function(DispatchType.MANUAL, _ -> {});
            BenchRead read = new BenchRead(stack.start().top());
            assertAllocatesNothing(
                    REQUESTS,
                    () -> {
                        read.start();
                        Request request = queue.retrieveNextRequest();
                        request.complete(Status.SUCCESS, BenchRead.LENGTH);
                    });
            assertThat(read.result()).isEqualTo(BenchRead.LENGTH);
        }
    }

    @Test
    void readsThatAreCancelledInAQueue() {
        try (BenchStack stack = new BenchStack()) {
            stack.function(DispatchType.MANUAL, _ -> {});
            BenchRead read = new BenchRead(stack.start().top());
            assertAllocatesNothing(
                    REQUESTS,
                    () -> {
                        read.start();
                        read.cancel();
                    });
            assertThat(read.result()).isZero();
        }
    }

    @Test
    void readsThatAnotherThreadCompletes() {
        MpscArrayQueue<Request> handed = new MpscArrayQueue<>(16);
        BenchThread other =
                new BenchThread(() -> {
                    Request request = handed.poll();
                    if (request == null) {
                        Thread.yield();
                    } else {
                        request.complete(Status.SUCCESS, BenchRead.LENGTH);
                    }
                });
        try (BenchStack stack = new BenchStack()) {
            stack.function(
                    DispatchType.SEQUENTIAL,
                    config ->
                            config.evtIoRead((request, _) -> {
                                handed.offer(request);
                                return request.pend();
                            }));
            BenchRead read = new BenchRead(stack.start().top());
            other.start();
            assertAllocatesNothing(
                    HAND_OFFS,
                    () -> {
                        read.start();
                        read.yield();
                    },
                    other.thread());
            assertThat(read.result()).isEqualTo(BenchRead.LENGTH);
        } finally {
            other.stop();
        }
    }
}
