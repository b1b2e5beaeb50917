package org.backplane.filters.upcase;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FilterFor;
import org.backplane.ddi.Memory;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.osgi.service.component.annotations.Component;

/**
 * Turns the ASCII letters of everything that is read into capitals. Requests of other types have no
 * queue here and pass to the next lower driver.
 */
@Component
@FilterFor(value = "ROOT\\ECHO", description = "Upper case for reads", date = "2026-01-01")
public final class UpcaseFilter implements Driver {

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        Device device = init.filter().create();
        var lower = device.ioTarget();
        device.defaultQueue(
                DispatchType.PARALLEL,
                config ->
                        config.evtIoRead(
                                (request, length) -> request.send(lower, UpcaseFilter::upcase)));
        return device;
    }

    private static Disposition upcase(Request request, Status status, long information) {
        if (status.isSuccess()) {
            Memory text = request.output();
            for (int i = 0; i < information; i++) {
                byte letter = text.get(i);
                if (letter >= 'a' && letter <= 'z') {
                    text.put(i, (byte) (letter - 'a' + 'A'));
                }
            }
        }
        return request.complete(status, information);
    }
}
