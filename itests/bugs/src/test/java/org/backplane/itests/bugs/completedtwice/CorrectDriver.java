package org.backplane.itests.bugs.completedtwice;

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

/** Answers a read after a while; the timer leaves a request alone that is being cancelled. */
@HardwareIds("BUGS\\COMPLETED_TWICE")
final class CorrectDriver implements Driver {

    private static final InterfaceClass DELAYED_READ =
            InterfaceClass.of("5b3b6b8e-6c52-4f0e-9a3b-0f9a86a7c802");

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
            current = null;
            timer.stop();
            request.complete(Status.CANCELLED);
        }
    }
}
