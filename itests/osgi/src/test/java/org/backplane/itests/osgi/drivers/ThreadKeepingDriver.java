package org.backplane.itests.osgi.drivers;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.status.Status;
import org.osgi.service.component.annotations.Component;

import java.util.concurrent.Semaphore;

/** Starts a thread of its own for its device, and leaves it behind. */
@Component
@HardwareIds("ROOT\\THREADKEEPING")
public final class ThreadKeepingDriver implements Driver {

    /** The key of a {@link Semaphore} among the system properties, which ends the threads. */
    public static final String GATE = "itests.threadkeeping";

    /** What the threads are called. */
    public static final String THREAD = "left behind by a driver";

    private static final InterfaceClass KEEPING =
            InterfaceClass.of("0a4f3d6c-6a31-4bd8-9a3e-6f2d0f6d1c0c");

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        Semaphore gate = (Semaphore) System.getProperties().get(GATE);
        Device device = init.create();
        // The device is used in it, so that the thread holds all that the driver has.
        Thread.ofPlatform()
                .name(THREAD)
                .daemon()
                .start(() -> {
                    gate.acquireUninterruptibly();
                    device.queryPerformanceCounter();
                });
        device.defaultQueue(
                DispatchType.PARALLEL,
                queue ->
                        queue.evtIoRead(
                                (request, length) -> request.complete(Status.SUCCESS, length)));
        return device.createInterface(KEEPING);
    }
}
