package org.backplane.kmdf.internal.device;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;

import java.util.function.Consumer;

/** A driver that registers every PnP and power callback and notes each call. */
final class TracingDriver implements Driver {

    private final Bench bench;
    private final String prefix;
    private final boolean filter;
    private final Consumer<Device> more;

    private TracingDriver(Bench bench, String prefix, boolean filter, Consumer<Device> more) {
        this.bench = bench;
        this.prefix = prefix;
        this.filter = filter;
        this.more = more;
    }

    static TracingDriver function(Bench bench) {
        return new TracingDriver(bench, "", false, _ -> {});
    }

    static TracingDriver function(Bench bench, Consumer<Device> more) {
        return new TracingDriver(bench, "", false, more);
    }

    static TracingDriver filter(Bench bench) {
        return new TracingDriver(bench, "filter ", true, _ -> {});
    }

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        if (filter) {
            init.filter();
        }
        Device device = init.create();
        register(bench, prefix, device);
        more.accept(device);
        return device;
    }

    static void register(Bench bench, String prefix, Device device) {
        device.evtDevicePrepareHardware((_, _) -> bench.note(prefix + "PrepareHardware"))
                .evtDeviceReleaseHardware(() -> bench.note(prefix + "ReleaseHardware"))
                .evtDeviceD0Entry(state -> bench.note(prefix + "D0Entry " + state))
                .evtDeviceD0Exit(state -> bench.note(prefix + "D0Exit " + state))
                .evtDeviceSelfManagedIoInit(() -> bench.note(prefix + "SelfManagedIoInit"))
                .evtDeviceSelfManagedIoSuspend(() -> bench.note(prefix + "SelfManagedIoSuspend"))
                .evtDeviceSelfManagedIoRestart(() -> bench.note(prefix + "SelfManagedIoRestart"))
                .evtDeviceSelfManagedIoFlush(() -> bench.note(prefix + "SelfManagedIoFlush"))
                .evtDeviceSelfManagedIoCleanup(() -> bench.note(prefix + "SelfManagedIoCleanup"))
                .evtDeviceSurpriseRemoval(() -> bench.note(prefix + "SurpriseRemoval"))
                .evtDeviceQueryRemove(() -> bench.note(prefix + "QueryRemove"))
                .evtDeviceQueryStop(() -> bench.note(prefix + "QueryStop"))
                .evtCleanup(() -> bench.note(prefix + "Cleanup"));
    }
}
