package com.example.hello;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.backplane.ddi.*;
import org.backplane.status.Status;
import org.osgi.service.component.annotations.Component;

/** Answers every read with a greeting. */
@Component
@HardwareIds(value = "ROOT\\HELLO", description = "A device that greets")
public final class HelloDriver implements Driver {

    static final InterfaceClass HELLO = InterfaceClass.of("1f0e4b52-7c3a-4f0b-9a55-2f5f3c0f7d61");
    private static final byte[] GREETING = "Hello from a driver".getBytes(US_ASCII);

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        Device device = init.create().createInterface(HELLO);
        device.defaultQueue(DispatchType.PARALLEL, queue -> queue.evtIoRead(this::greet));
        return device;
    }

    private Disposition greet(Request request, int length) {
        int copied = Math.min(length, GREETING.length);
        request.output().copyFrom(0, GREETING, 0, copied);
        return request.complete(Status.SUCCESS, copied);
    }
}
