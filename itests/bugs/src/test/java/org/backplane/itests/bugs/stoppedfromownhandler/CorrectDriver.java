package org.backplane.itests.bugs.stoppedfromownhandler;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestType;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.ddi.Timer;
import org.backplane.status.Status;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Answers reads after a while; a control request resets the device, for which the driver waits
 * until no read is under way. Control requests have a queue of their own.
 */
@HardwareIds("BUGS\\STOPPED_FROM_OWN_HANDLER")
final class CorrectDriver implements Driver {

    /** The control code that resets the device. */
    static final int RESET = 0x0022_2000;

    private static final InterfaceClass RESETTABLE =
            InterfaceClass.of("7a9a8a61-30f4-4c14-bb06-53cbb1c8a207");

    private static final Duration LATENCY = Duration.ofMillis(20);

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        return new Context(init);
    }

    private static final class Context {

        private final Deque<Request> reads = new ArrayDeque<>();
        private final IoQueue queue;
        private final Timer timer;

        Context(DeviceInit init) {
            Device device =
                    init.executionLevel(ExecutionLevel.PASSIVE)
                            .synchronizationScope(SynchronizationScope.QUEUE)
                            .create()
                            .createInterface(RESETTABLE);
            queue =
                    device.defaultQueue(
                            DispatchType.PARALLEL, config -> config.evtIoRead(this::evtIoRead));
            IoQueue controls =
                    device.createQueue(
                            DispatchType.SEQUENTIAL,
                            config -> config.evtIoDeviceControl(this::evtIoDeviceControl));
            device.configureRequestDispatching(controls, RequestType.DEVICE_CONTROL);
            timer =
                    queue.createTimer(
                            this::evtTimer,
                            config -> config.executionLevel(ExecutionLevel.PASSIVE));
        }

        private Disposition evtIoRead(Request request, int length) {
            reads.add(request);
            timer.start(LATENCY);
            return request.pend();
        }

        private void evtTimer() {
            while (!reads.isEmpty()) {
                reads.remove().complete(Status.SUCCESS);
            }
        }

        private Disposition evtIoDeviceControl(
                Request request, int code, int outputLength, int inputLength) {
            if (code != RESET) {
                return request.complete(Status.INVALID_DEVICE_REQUEST);
            }
            Disposition completed = request.complete(Status.SUCCESS);
            queue.stopSynchronously();
            queue.start();
            return completed;
        }
    }
}
