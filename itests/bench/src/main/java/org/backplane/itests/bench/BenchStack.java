package org.backplane.itests.bench;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.EvtIoRead;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoQueueConfig;
import org.backplane.ddi.IoTarget;
import org.backplane.io.DeviceHandle;
import org.backplane.io.IoManager;
import org.backplane.io.IoManagers;
import org.backplane.kmdf.KmdfDrivers;
import org.backplane.runtime.Event;
import org.backplane.runtime.ThreadedDispatcher;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.ResourceList;
import org.backplane.wdm.StartParameters;

import java.util.function.Consumer;
import java.util.function.Function;

/** A device stack of framework drivers on the threaded dispatcher, built and started by hand. */
final class BenchStack implements AutoCloseable {

    private static final String INSTANCE = "ROOT\\BENCH\\0000";

    private static final InterfaceClass INTERFACE =
            InterfaceClass.of("0f4a4e0c-52a2-4c6d-9d53-7b0c2a6ce3e1");

    private final ThreadedDispatcher dispatcher = new ThreadedDispatcher();
    private final Kernel kernel = new Kernel(dispatcher);
    private final IoManager io = IoManagers.create(kernel);
    private final DeviceObject pdo;

    BenchStack() {
        DriverObject bus = new DriverObject(kernel, "bus");
        bus.everyMajorFunction((_, irp) -> irp.complete(Status.SUCCESS));
        pdo = new DeviceObject(bus, null);
        pdo.instanceId(INSTANCE);
    }

    /** Adds the function driver; returns its default queue. */
    IoQueue function(DispatchType type, Consumer<IoQueueConfig> config) {
        IoQueue[] made = new IoQueue[1];
        add(
                "function",
                init -> {
                    Device device = init.create().createInterface(INTERFACE);
                    made[0] = device.defaultQueue(type, config);
                    return device;
                });
        return made[0];
    }

    /** Adds filters with no queue at all. */
    BenchStack skippingFilters(int count) {
        for (int i = 0; i < count; i++) {
            add("filter " + i, init -> init.filter().create());
        }
        return this;
    }

    /** Adds filters that forward every read with a completion routine. */
    BenchStack forwardingFilters(int count) {
        for (int i = 0; i < count; i++) {
            forwardingFilter(lower ->
                    (request, _) -> request.send(lower, (r, status, n) -> r.complete(status, n)));
        }
        return this;
    }

    /** Adds a filter that sends reads to the next lower driver. */
    BenchStack forwardingFilter(Function<IoTarget, EvtIoRead> handler) {
        add(
                "filter",
                init -> {
                    Device device = init.filter().create();
                    EvtIoRead read = handler.apply(device.ioTarget());
                    device.defaultQueue(DispatchType.PARALLEL, config -> config.evtIoRead(read));
                    return device;
                });
        return this;
    }

    private void add(String name, Driver driver) {
        DriverObject loaded = new DriverObject(kernel, name);
        KmdfDrivers.entryOf(driver).driverEntry(loaded);
        loaded.addDevice().addDevice(loaded, pdo);
    }

    /** Starts the device; the stack is complete. */
    BenchStack start() {
        Irp irp = new Irp(top().stackSize());
        Event completed = dispatcher.event("start");
        StartParameters nothing = new StartParameters(ResourceList.EMPTY, ResourceList.EMPTY);
        irp.next().setPnp(PnpMinor.START_DEVICE, nothing);
        irp.setCompletionRoutine(
                (_, _, _) -> {
                    completed.set();
                    return false;
                },
                null);
        irp.call(top());
        completed.await();
        if (!irp.status().isSuccess()) {
            throw new IllegalStateException("the device did not start: " + irp.status());
        }
        return this;
    }

    DeviceObject top() {
        return pdo.top();
    }

    DeviceHandle open() {
        return io.open(INSTANCE);
    }

    @Override
    public void close() {
        dispatcher.close();
    }
}
