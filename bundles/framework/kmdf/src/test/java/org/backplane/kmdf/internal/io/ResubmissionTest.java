package org.backplane.kmdf.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.DispatchType;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.foreign.MemorySegment;

/** Senders that send the next request when one is completed. */
class ResubmissionTest {

    private static final int TIMES = 100_000;

    private int depth;
    private int deepest;
    private int sent;

    @ParameterizedTest
    @EnumSource(names = {"SEQUENTIAL", "PARALLEL"})
    void aSenderThatSendsAgainOnCompletionDoesNotRecurse(DispatchType type) {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            TestDevice device = new TestDevice(dispatcher);
            device.io.createQueue(
                    type,
                    config ->
                            config.evtIoRead((request, length) -> {
                                deepest = Math.max(deepest, ++depth);
                                var done = request.complete(Status.SUCCESS, length);
                                depth--;
                                return done;
                            }),
                    true);
            device.io.powerUp();
            send(device, new Irp(1));
            dispatcher.runUntilIdle();
            assertThat(sent).isEqualTo(TIMES);
            assertThat(deepest).isLessThan(3);
        }
    }

    private void send(TestDevice device, Irp irp) {
        sent++;
        irp.reuse();
        irp.next().set(IrpMajor.READ, null, 0, 1, 0);
        irp.buffers(MemorySegment.NULL, MemorySegment.ofArray(new byte[1]));
        irp.setCompletionRoutine(
                (_, done, _) -> {
                    if (sent < TIMES) {
                        send(device, done);
                    }
                    return false;
                },
                null);
        irp.call(device.object);
    }
}
