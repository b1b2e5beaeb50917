package org.backplane.itests.osgi.drivers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Component;

/** Signs what is read with the name of its package; there must be room for it. */
@Component
public final class SigningFilter implements Driver {

    private final byte[] signature;

    /** Finds out how to sign. */
    public SigningFilter() {
        String name = FrameworkUtil.getBundle(SigningFilter.class).getSymbolicName();
        signature = (", " + name).getBytes(US_ASCII);
    }

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        Device device = init.filter().create();
        IoTarget lower = device.ioTarget();
        device.defaultQueue(
                DispatchType.PARALLEL,
                queue -> queue.evtIoRead((request, length) -> request.send(lower, this::sign)));
        return device;
    }

    private Disposition sign(Request request, Status status, long information) {
        request.output().copyFrom((int) information, signature, 0, signature.length);
        return request.complete(status, information + signature.length);
    }
}
