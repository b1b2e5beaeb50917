package org.backplane.drivers.toastmon;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.backplane.contracts.toaster.Toaster;
import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.InterfaceNotification;
import org.backplane.ddi.Request;
import org.backplane.ddi.Timer;
import org.backplane.status.Status;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * The monitor: the device context, whose methods are the callbacks.
 *
 * <p><b>Serialised by:</b> nothing; callbacks meet in the map, which is concurrent.
 */
final class ToastmonDevice {

    /** How often each toaster is asked for a slice. */
    static final Duration PERIOD = Duration.ofSeconds(1);

    private final Device device;
    private final Timer timer;

    /** By symbolic link. */
    private final Map<String, MonitoredToaster> toasters = new ConcurrentSkipListMap<>();

    private InterfaceNotification notification;

    ToastmonDevice(DeviceInit init) {
        device = init.executionLevel(ExecutionLevel.PASSIVE).create();
        timer =
                device.createTimer(
                        this::evtTimer, config -> config.executionLevel(ExecutionLevel.PASSIVE));
        device.defaultQueue(DispatchType.PARALLEL, queue -> queue.evtIoRead(this::evtIoRead));
        device.createInterface(ToastmonDriver.TOASTMON)
                .evtDeviceSelfManagedIoInit(this::evtDeviceSelfManagedIoInit)
                .evtDeviceSelfManagedIoSuspend(timer::stop)
                .evtDeviceSelfManagedIoRestart(() -> timer.start(PERIOD))
                .evtDeviceSelfManagedIoCleanup(() -> notification.delete());
    }

    private void evtDeviceSelfManagedIoInit() {
        notification =
                device.registerInterfaceNotification(Toaster.INTERFACE, this::evtInterfaceChange);
        timer.start(PERIOD);
    }

    /** Departures are heard of by the targets. */
    private void evtInterfaceChange(String symbolicLink, boolean arrived) {
        if (arrived) {
            MonitoredToaster toaster = new MonitoredToaster(device, symbolicLink, this::forget);
            toasters.put(symbolicLink, toaster);
            toaster.open();
        }
    }

    private void forget(MonitoredToaster toaster) {
        toasters.remove(toaster.symbolicLink(), toaster);
    }

    private void evtTimer() {
        toasters.values().forEach(MonitoredToaster::poll);
        timer.start(PERIOD);
    }

    private Disposition evtIoRead(Request request, int length) {
        byte[] report =
                toasters.values().stream()
                        .map(MonitoredToaster::report)
                        .collect(Collectors.joining())
                        .getBytes(US_ASCII);
        int copied = Math.min(length, report.length);
        request.output().copyFrom(0, report, 0, copied);
        return request.complete(Status.SUCCESS, copied);
    }
}
