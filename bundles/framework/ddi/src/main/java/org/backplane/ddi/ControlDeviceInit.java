package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What a control device is to be like, said before it is created. Such a device belongs to its
 * driver and to no hardware: it has no place in the device tree, no PnP and no power, and is opened
 * by the name that the driver gives it.
 *
 * <pre>{@code
 * ControlDeviceInit init = driver.controlDeviceInit("D:P(A;;GA;;;SY)(A;;GA;;;BA)");
 * init.assignName("\\Device\\Clock");
 * Device clock = init.create().createSymbolicLink("\\DosDevices\\Clock");
 * clock.defaultQueue(DispatchType.PARALLEL, queue -> queue.evtIoRead(this::read));
 * clock.finishInitializing();
 * }</pre>
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> whoever asked for it.
 */
@ProviderType
public interface ControlDeviceInit extends DeviceInit {

    /**
     * EvtDeviceShutdownNotification: the system goes down. May be called once for each time; of two
     * callbacks the later one counts.
     */
    @Ddi("WdfControlDeviceInitSetShutdownNotification")
    ControlDeviceInit shutdownNotification(
            DeviceShutdown when, EvtDeviceShutdownNotification callback);
}
