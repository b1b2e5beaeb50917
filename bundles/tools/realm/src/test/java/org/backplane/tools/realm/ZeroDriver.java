package org.backplane.tools.realm;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.status.Status;

/** Answers every read with zeros, keeps every write until it is cancelled, fails at a control. */
@HardwareIds(value = "TEST\\ZERO", deviceClass = "Test")
final class ZeroDriver implements Driver {

    private static final InterfaceClass ZERO =
            InterfaceClass.of("1f0d7b52-3b8e-4c55-9a35-c2b41f3a0b6d");

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        Device device = init.create();
        device.defaultQueue(
                DispatchType.PARALLEL,
                queue ->
                        queue.evtIoRead((request, length) ->
                                        request.complete(Status.SUCCESS, length))
                                .evtIoWrite((request, length) ->
                                        request.markCancelable(r -> r.complete(Status.CANCELLED)))
                                .evtIoDeviceControl((request, code, out, in) -> {
                                    throw new IllegalStateException("broken on purpose");
                                }));
        device.createInterface(ZERO);
        return device;
    }
}
