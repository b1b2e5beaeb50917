package org.backplane.kmdf.internal.device;

import org.backplane.ddi.DeviceShutdown;
import org.backplane.ddi.EvtDeviceShutdownNotification;
import org.backplane.runtime.Event;
import org.backplane.status.Status;
import org.backplane.wdm.Irp;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a control device has in place of PnP: its driver says when it begins and when it ends, and
 * it may be told of the system's shutdown.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> an atomic flag elects who ends the device.
 */
final class FxPkgControl {

    private final FxDevice device;
    private final EvtDeviceShutdownNotification shutdown;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final Event ended;

    FxPkgControl(FxDevice device, DeviceSettings settings) {
        this.device = device;
        this.shutdown = settings.shutdown;
        this.ended = device.kernel().dispatcher().event("end of " + device.instanceId());
    }

    /** Will be told of the shutdown at these times. */
    void register(Set<DeviceShutdown> times) {
        for (DeviceShutdown when : times) {
            device.kernel()
                    .shutdownNotifications()
                    .register(device.deviceObject(), when == DeviceShutdown.LAST_CHANCE);
        }
    }

    /** IRP_MJ_SHUTDOWN. */
    Status shutDown(Irp irp) {
        if (shutdown != null) {
            device.runner()
                    .run(
                            "EvtDeviceShutdownNotification",
                            () -> shutdown.evtDeviceShutdownNotification(device));
        }
        return irp.complete(Status.SUCCESS);
    }

    /**
     * Ends the device: nobody opens it any more, its handles are closed, its requests cancelled,
     * its objects deleted. Who comes second waits.
     */
    void delete() {
        if (ending.getAndSet(true)) {
            ended.await();
            return;
        }
        device.kernel().deviceNames().remove(device.deviceObject());
        device.kernel().shutdownNotifications().unregister(device.deviceObject());
        device.kernel().openFiles().closeAll(device.deviceObject());
        device.io().purgeNonPowerManaged();
        device.deviceObject().delete();
        device.deleteObject();
        ended.set();
    }
}
