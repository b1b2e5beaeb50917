package org.backplane.itests.osgi.drivers;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.status.Status;
import org.osgi.service.component.annotations.Component;

/** Keeps every read, half of them in its queue and half in its hands, and completes none. */
@Component
@HardwareIds("ROOT\\HOLDING")
public final class HoldingDriver implements Driver {

    private static final InterfaceClass HOLDING =
            InterfaceClass.of("0a4f3d6c-6a31-4bd8-9a3e-6f2d0f6d1c02");

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        Device device = init.create().createInterface(HOLDING);
        device.defaultQueue(
                DispatchType.PARALLEL,
                queue ->
                        queue.numberOfPresentedRequests(5)
                                .evtIoRead((request, length) ->
                                        request.markCancelable(cancelled ->
                                                cancelled.complete(Status.CANCELLED))));
        return device;
    }
}
