package org.backplane.kmdf.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Request;
import org.backplane.ddi.Timer;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What becomes of requests, and of timers, when a device stops or leaves. */
class QueueStopTest {

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(8127);
    private final TestDevice device = new TestDevice(dispatcher);

    @AfterEach
    void close() {
        dispatcher.close();
    }

    @Test
    void aRequestAtALowerDriverIsCancelledWhenTheDeviceLeaves() {
        device.io.createQueue(
                DispatchType.PARALLEL,
                config ->
                        config.evtIoRead((request, length) ->
                                request.markCancelable(r -> r.complete(Status.CANCELLED))),
                true);
        device.io.powerUp();
        TestDevice upper = new TestDevice(device.kernel, device);
        upper.io.createQueue(
                DispatchType.PARALLEL,
                config ->
                        config.powerManaged(true)
                                .evtIoRead((request, length) ->
                                        request.send(
                                                upper.io.ioTarget(),
                                                (r, status, n) -> r.complete(status, n))),
                true);
        upper.io.powerUp();
        TestDevice.Call call = upper.read(new byte[1]);

        upper.io.hold(true);

        assertThat(call.status).isEqualTo(Status.CANCELLED);
        assertThat(call.completions).isEqualTo(1);
    }

    @Test
    void aRequestThatIsGivenBackToAPurgedQueueIsCancelled() {
        device.io.createQueue(
                DispatchType.PARALLEL,
                config ->
                        config.powerManaged(false)
                                .evtIoRead((request, length) -> request.pend())
                                .evtIoStop((r, reason, cancelable) -> r.stopAcknowledge(true)),
                true);
        TestDevice.Call call = device.read(new byte[1]);

        device.io.purgeNonPowerManaged();
        dispatcher.runUntilIdle();

        assertThat(call.status).isEqualTo(Status.CANCELLED);
        assertThat(call.completions).isEqualTo(1);
    }

    @Test
    void aStopIsAcknowledgedInsideEvtIoStopOnly() {
        List<Request> asked = new ArrayList<>();
        device.io.createQueue(
                DispatchType.PARALLEL,
                config ->
                        config.evtIoRead((request, length) -> request.pend())
                                .evtIoStop((r, reason, cancelable) -> asked.add(r)),
                true);
        device.io.powerUp();
        TestDevice.Call call = device.read(new byte[1]);
        dispatcher.post(
                Level.DISPATCH,
                "later",
                () -> {
                    assertThatThrownBy(() -> asked.getFirst().stopAcknowledge(false))
                            .isInstanceOf(StatusException.class)
                            .hasMessage("stopAcknowledge is for EvtIoStop only");
                    asked.getFirst().complete(Status.SUCCESS);
                });

        device.io.hold(false);

        assertThat(call.status).isEqualTo(Status.SUCCESS);
    }

    @Test
    void noTimerStartsAfterTheEnd() {
        List<String> fired = new ArrayList<>();
        Timer timer = device.part.createTimer(() -> fired.add("fired"));
        timer.start(Duration.ofSeconds(1));

        device.root.disposeObject();
        timer.start(Duration.ZERO);
        timer.startPeriodic(Duration.ofSeconds(1));
        dispatcher.advance(Duration.ofSeconds(5).toNanos());

        assertThat(fired).isEmpty();
    }
}
