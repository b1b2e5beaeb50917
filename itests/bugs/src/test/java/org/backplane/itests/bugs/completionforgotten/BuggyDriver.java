package org.backplane.itests.bugs.completionforgotten;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.ddi.Timer;
import org.backplane.status.Status;

import java.time.Duration;

/**
 * Answers a read after a while, and forgets it on one path: if the timer cannot be stopped any
 * more, the cancel callback leaves the request to the timer, and the timer, which sees that it is
 * cancelled, leaves it to the cancel callback. It shows where the timer has expired but its
 * callback has not run yet when the cancellation comes. The fix: who has lost the right to complete
 * a request can rely on the other only if it is the same fact that decides for both, and that is
 * {@code unmarkCancelable}; so the cancel callback completes always.
 */
@HardwareIds("BUGS\\COMPLETION_FORGOTTEN")
final class BuggyDriver implements Driver {

    private static final InterfaceClass DELAYED_READ =
            InterfaceClass.of("b0a7a0dd-8a37-4d5e-b1df-2a5a65ac2301");

    private static final Duration LATENCY = Duration.ofMillis(20);

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        return new Context(init);
    }

    private static final class Context {

        private final Timer timer;

        /** The request that waits for the timer; null if none does. */
        private Request current;

        Context(DeviceInit init) {
            Device device = init.create().createInterface(DELAYED_READ);
            IoQueue queue =
                    device.defaultQueue(
                            DispatchType.SEQUENTIAL,
                            config ->
                                    config.synchronizationScope(SynchronizationScope.QUEUE)
                                            .evtIoRead(this::evtIoRead));
            timer = queue.createTimer(this::evtTimer);
        }

        private Disposition evtIoRead(Request request, int length) {
            current = request;
            timer.start(LATENCY);
            return request.markCancelable(this::evtRequestCancel);
        }

        private void evtTimer() {
            Request request = current;
            if (request != null && request.unmarkCancelable()) {
                current = null;
                request.complete(Status.SUCCESS);
            }
        }

        private void evtRequestCancel(Request request) {
            if (timer.stop()) {
                current = null;
                request.complete(Status.CANCELLED);
            }
        }
    }
}
