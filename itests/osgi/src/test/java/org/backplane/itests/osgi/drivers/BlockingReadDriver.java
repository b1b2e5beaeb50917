package org.backplane.itests.osgi.drivers;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.status.Status;
import org.osgi.service.component.annotations.Component;

import java.util.concurrent.Semaphore;

/** Does not answer a read before the test lets it, and blocks a thread for each until then. */
@Component
@HardwareIds("ROOT\\BLOCKING")
public final class BlockingReadDriver implements Driver {

    /** The key of a {@link Semaphore} among the system properties. */
    public static final String GATE = "itests.blocking";

    private static final InterfaceClass BLOCKING =
            InterfaceClass.of("0a4f3d6c-6a31-4bd8-9a3e-6f2d0f6d1c0b");

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        Device device = init.executionLevel(ExecutionLevel.PASSIVE).create();
        device.defaultQueue(
                DispatchType.PARALLEL,
                queue ->
                        queue.evtIoRead((request, length) -> {
                            ((Semaphore) System.getProperties().get(GATE)).acquireUninterruptibly();
                            return request.complete(Status.SUCCESS, length);
                        }));
        return device.createInterface(BLOCKING);
    }
}
