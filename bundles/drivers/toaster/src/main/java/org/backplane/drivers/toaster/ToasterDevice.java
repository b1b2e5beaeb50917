package org.backplane.drivers.toaster;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.backplane.contracts.toaster.Toaster;
import org.backplane.contracts.toaster.ToasterControl;
import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.PowerDeviceState;
import org.backplane.ddi.Request;
import org.backplane.ddi.ResourceList;
import org.backplane.ddi.S0IdleCapabilities;
import org.backplane.ddi.S0IdleSettings;
import org.backplane.ddi.SxWakeSettings;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.InterfaceQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * One toaster: the device context, whose methods are the callbacks.
 *
 * <p><b>Serialised by:</b> nothing that requests share but the count of slices, which is atomic;
 * PnP and power callbacks do not overlap.
 */
final class ToasterDevice {

    /** How long a toaster is idle before it goes to sleep, in milliseconds. */
    static final int IDLE_TIMEOUT = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(ToasterDevice.class);

    private final Device device;
    private final AtomicInteger slices = new AtomicInteger();

    /** The bus's side; from prepare hardware to release hardware. */
    private ToasterControl control;

    ToasterDevice(DeviceInit init) {
        device = init.create();
        device.createInterface(Toaster.INTERFACE);
        device.defaultQueue(
                DispatchType.PARALLEL,
                queue ->
                        queue.evtIoRead(this::evtIoRead)
                                .evtIoWrite(this::evtIoWrite)
                                .evtIoDeviceControl(this::evtIoDeviceControl));
        registerPnpCallbacks();
        registerPowerCallbacks();
        try {
            device.assignS0IdleSettings(
                    S0IdleSettings.of(S0IdleCapabilities.CAN_WAKE_FROM_S0)
                            .withIdleTimeout(IDLE_TIMEOUT));
            device.assignSxWakeSettings(SxWakeSettings.init());
        } catch (StatusException e) {
            // Under a bus that cannot wake it, a toaster stays awake.
            LOG.info("{} does not idle: {}", device.instanceId(), e.getMessage());
        }
    }

    private void registerPnpCallbacks() {
        device.evtDevicePrepareHardware(this::evtDevicePrepareHardware)
                .evtDeviceReleaseHardware(this::evtDeviceReleaseHardware)
                .evtDeviceSelfManagedIoInit(() -> trace("EvtDeviceSelfManagedIoInit"))
                .evtDeviceSelfManagedIoSuspend(() -> trace("EvtDeviceSelfManagedIoSuspend"))
                .evtDeviceSelfManagedIoRestart(() -> trace("EvtDeviceSelfManagedIoRestart"))
                .evtDeviceSelfManagedIoFlush(() -> trace("EvtDeviceSelfManagedIoFlush"))
                .evtDeviceSelfManagedIoCleanup(() -> trace("EvtDeviceSelfManagedIoCleanup"))
                .evtDeviceQueryRemove(() -> trace("EvtDeviceQueryRemove"))
                .evtDeviceQueryStop(() -> trace("EvtDeviceQueryStop"))
                .evtDeviceSurpriseRemoval(() -> trace("EvtDeviceSurpriseRemoval"))
                .evtCleanup(() -> trace("EvtCleanupCallback"));
    }

    private void registerPowerCallbacks() {
        device.evtDeviceD0Entry(this::evtDeviceD0Entry)
                .evtDeviceD0Exit(this::evtDeviceD0Exit)
                .evtDeviceArmWakeFromS0(() -> trace("EvtDeviceArmWakeFromS0"))
                .evtDeviceDisarmWakeFromS0(() -> trace("EvtDeviceDisarmWakeFromS0"))
                .evtDeviceWakeFromS0Triggered(() -> trace("EvtDeviceWakeFromS0Triggered"))
                .evtDeviceArmWakeFromSx(() -> trace("EvtDeviceArmWakeFromSx"))
                .evtDeviceDisarmWakeFromSx(() -> trace("EvtDeviceDisarmWakeFromSx"))
                .evtDeviceWakeFromSxTriggered(() -> trace("EvtDeviceWakeFromSxTriggered"));
    }

    private void evtDevicePrepareHardware(ResourceList raw, ResourceList translated) {
        trace("EvtDevicePrepareHardware");
        control =
                device.queryForInterface(
                        ToasterControl.class, new InterfaceQuery(ToasterControl.TYPE, 0, 1, null));
    }

    private void evtDeviceReleaseHardware() {
        trace("EvtDeviceReleaseHardware");
        control = null;
    }

    private void evtDeviceD0Entry(PowerDeviceState from) {
        trace("EvtDeviceD0Entry from " + from);
    }

    private void evtDeviceD0Exit(PowerDeviceState to) {
        trace("EvtDeviceD0Exit to " + to);
    }

    private Disposition evtIoRead(Request request, int length) {
        String slice =
                "slice %d, crispiness %d\n"
                        .formatted(slices.incrementAndGet(), control.crispiness());
        return complete(request, slice, length);
    }

    private Disposition evtIoWrite(Request request, int length) {
        if (length != 1) {
            return request.complete(Status.INVALID_PARAMETER);
        }
        try {
            control.crispiness(request.input().get(0) - '0');
        } catch (StatusException e) {
            return request.complete(e.status());
        }
        return request.complete(Status.SUCCESS, length);
    }

    private Disposition evtIoDeviceControl(
            Request request, int code, int outputLength, int inputLength) {
        return code == Toaster.WHO_IS_THERE
                ? complete(request, "function driver\n", outputLength)
                : request.complete(Status.INVALID_DEVICE_REQUEST);
    }

    private static Disposition complete(Request request, String text, int room) {
        int length = Math.min(room, text.length());
        request.output().copyFrom(0, text.getBytes(US_ASCII), 0, length);
        return request.complete(Status.SUCCESS, length);
    }

    private void trace(String callback) {
        LOG.info("{}: {}", device.instanceId(), callback);
    }
}
