package com.example.delay;

import org.backplane.ddi.*;
import org.backplane.status.Status;
import org.osgi.service.component.annotations.Component;

import java.time.Duration;

/** Answers a read with zeros, after a second. */
@Component
@HardwareIds("ROOT\\DELAY")
public final class DelayDriver implements Driver {

    static final InterfaceClass DELAY = InterfaceClass.of("7f5a1c53-0d0b-4c7e-8a3e-3b6f6d6d1e0a");

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        return new DelayDevice(init.create().createInterface(DELAY));
    }

    static final class DelayDevice {

        private final Timer timer;
        private Request current;

        DelayDevice(Device device) {
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
            timer.start(Duration.ofSeconds(1));
            return request.markCancelable(this::evtRequestCancel);
        }

        private void evtTimer() {
            if (current.unmarkCancelable()) {
                current.complete(Status.SUCCESS, current.outputLength());
            }
        }

        private void evtRequestCancel(Request request) {
            timer.stop();
            request.complete(Status.CANCELLED);
        }
    }
}
