package org.backplane.itests.osgi.drivers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Component;

/** Answers every read with the name and version of its package. */
@Component
public final class AnswerDriver implements Driver {

    private static final InterfaceClass ANSWER =
            InterfaceClass.of("0a4f3d6c-6a31-4bd8-9a3e-6f2d0f6d1c01");

    private final byte[] answer;

    /** Finds out what to answer. */
    public AnswerDriver() {
        Bundle bundle = FrameworkUtil.getBundle(AnswerDriver.class);
        answer = (bundle.getSymbolicName() + " " + bundle.getVersion()).getBytes(US_ASCII);
    }

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        Device device = init.create().createInterface(ANSWER);
        device.defaultQueue(DispatchType.PARALLEL, queue -> queue.evtIoRead(this::answer));
        return device;
    }

    private Disposition answer(Request request, int length) {
        int copied = Math.min(length, answer.length);
        request.output().copyFrom(0, answer, 0, copied);
        return request.complete(Status.SUCCESS, copied);
    }
}
