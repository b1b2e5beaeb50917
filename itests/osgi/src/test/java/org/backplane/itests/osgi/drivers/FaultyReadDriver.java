package org.backplane.itests.osgi.drivers;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.osgi.service.component.annotations.Component;

/** Throws in its read callback. */
@Component
@HardwareIds("ROOT\\FAULTYREAD")
public final class FaultyReadDriver implements Driver {

    private static final InterfaceClass FAULTY =
            InterfaceClass.of("0a4f3d6c-6a31-4bd8-9a3e-6f2d0f6d1c03");

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        Device device = init.create().createInterface(FAULTY);
        device.defaultQueue(
                DispatchType.PARALLEL,
                queue ->
                        queue.evtIoRead((request, length) -> {
                            throw new ArithmeticException("read of " + length + " bytes");
                        }));
        return device;
    }
}
