package org.backplane.kmdf.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import org.backplane.ddi.DispatchType;
import org.backplane.runtime.ThreadedDispatcher;
import org.backplane.status.Status;
import org.backplane.wdm.CompletionRoutine;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;

/** Holds the request path to allocating nothing. */
class RequestPathAllocationTest {

    private static final int REQUESTS = 1_000_000;
    private static final int ROUNDS = 5;

    /** The measuring itself may cost a little. */
    private static final long LIMIT = REQUESTS / 100;

    private static final int WARM_UP = 20_000;

    @Test
    void aMillionReadsThroughAForwardingFilterAllocateNothing() {
        try (ThreadedDispatcher dispatcher = new ThreadedDispatcher()) {
            TestDevice function = new TestDevice(dispatcher);
            function.io.createQueue(
                    DispatchType.SEQUENTIAL,
                    config ->
                            config.evtIoRead(
                                    (request, length) -> request.complete(Status.SUCCESS, length)),
                    true);
            function.io.powerUp();
            TestDevice filter = new TestDevice(function.kernel, function);
            filter.io.createQueue(
                    DispatchType.PARALLEL,
                    config ->
                            config.evtIoRead((request, length) ->
                                    request.send(
                                            filter.io.ioTarget(),
                                            (r, status, n) -> r.complete(status, n))),
                    true);
            Irp irp = new Irp(filter.object.stackSize());
            MemorySegment buffer = MemorySegment.ofArray(new byte[64]);
            long[] transferred = {0};
            run(filter, irp, buffer, transferred, WARM_UP);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long least = Long.MAX_VALUE;
            long requests = WARM_UP;
            // Code that is not compiled for good yet may make objects that the compiler leaves out
            // later; what a request really allocates, it allocates in every round.
            for (int round = 0; round < ROUNDS && least >= LIMIT; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                run(filter, irp, buffer, transferred, REQUESTS);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
                requests += REQUESTS;
            }
            assertThat(transferred[0]).isEqualTo(64 * requests);
            assertThat(least).isLessThan(LIMIT);
        }
    }

    private static void run(
            TestDevice top, Irp irp, MemorySegment buffer, long[] transferred, int times) {
        CompletionRoutine done =
                (device, completed, context) -> {
                    transferred[0] += completed.information();
                    return false;
                };
        for (int i = 0; i < times; i++) {
            irp.reuse();
            irp.next().set(IrpMajor.READ, null, 0, 64, 0);
            irp.buffers(MemorySegment.NULL, buffer);
            irp.setCompletionRoutine(done, null);
            irp.call(top.object);
        }
    }
}
