package org.backplane.itests.bench;

import org.backplane.ddi.ChildList;
import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.EvtDevicePower;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.PdoInit;
import org.backplane.kmdf.KmdfDrivers;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverCatalog;
import org.backplane.pnp.DriverLoad;
import org.backplane.pnp.PnpInstance;
import org.backplane.pnp.PnpManagers;
import org.backplane.pnp.StackRole;
import org.backplane.power.PowerInstance;
import org.backplane.power.PowerManagers;
import org.backplane.runtime.ThreadedDispatcher;
import org.backplane.status.Status;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.SystemPowerState;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A PnP manager on the threaded dispatcher whose root is a bus of toasters: any number of them
 * appear and go at once.
 */
final class TreeStage implements AutoCloseable {

    private static final InterfaceClass TOASTER =
            InterfaceClass.of("6f2b1f5e-7d0c-4c2e-9a43-1c9a2ab1d0f4");

    private static final String HARDWARE_ID = "BENCH\\TOASTER";

    /** Also for the one IRP with which the bus makes all children, which is much for it. */
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);

    private final ThreadedDispatcher dispatcher = new ThreadedDispatcher();
    private final Kernel kernel = new Kernel(dispatcher);
    private final PowerInstance power = PowerManagers.start(kernel);
    private final PnpInstance pnp;
    private volatile ChildList children;
    private volatile int plugged;

    /** Toasters that are to enter D0. */
    private volatile CountDownLatch rising = new CountDownLatch(0);

    /** One for all toasters, for what they hold is measured. */
    private final EvtDevicePower enteredD0 = _ -> rising.countDown();

    TreeStage() {
        pnp =
                PnpManagers.start(
                        kernel,
                        new TwoDrivers(
                                driver("bus", "HTREE\\ROOT", this::addBus),
                                driver("toaster", HARDWARE_ID, this::addToaster)),
                        PATIENCE);
        settle();
    }

    private Object addBus(DeviceInit init) {
        Device bus = init.create();
        children = bus.createChildList(TreeStage::createChild);
        return bus;
    }

    private static void createChild(Object description, PdoInit init) {
        init.hardwareId(HARDWARE_ID).instanceId("%05X".formatted((Integer) description)).create();
    }

    private Object addToaster(DeviceInit init) {
        Device device = init.create().createInterface(TOASTER).evtDeviceD0Entry(enteredD0);
        device.defaultQueue(
                DispatchType.PARALLEL,
                config -> config.evtIoRead((r, length) -> r.complete(Status.SUCCESS, length)));
        return device;
    }

    /** Plugs in so many toasters and waits until they have started. */
    int plug(int count) {
        children.scan(IntStream.range(0, count).boxed().toList());
        settle();
        plugged = count;
        return count;
    }

    /** Pulls out all toasters and waits until their nodes are gone. */
    int unplug() {
        plugged = 0;
        children.scan(List.of());
        settle();
        return pnp.devices().size();
    }

    /** Puts the system to sleep; all toasters have left D0 when this returns. */
    void sleep() {
        power.sleep(SystemPowerState.SLEEPING3);
    }

    /** Wakes the system and waits until all toasters are in D0. */
    void resume() {
        CountDownLatch last = new CountDownLatch(plugged);
        rising = last;
        power.resume();
        try {
            if (!last.await(PATIENCE, TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException(last.getCount() + " devices have not woken");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Checks that all toasters have this power state, so that nothing is measured too early. */
    void require(DevicePowerState state) {
        long there = power.tree().stream().filter(node -> node.state() == state).count();
        if (there < plugged) {
            throw new IllegalStateException(
                    "%d devices are in %s and not %d".formatted(there, state, plugged));
        }
    }

    /** Checks that so many toasters work, so that nothing is measured that did not happen. */
    void require(int started) {
        long working =
                pnp.devices().stream()
                        .filter(node -> node.status() == DeviceStatus.STARTED)
                        .count();
        if (working != started + 1) {
            throw new IllegalStateException(
                    "%d devices have started and not %d; the last one: %s"
                            .formatted(working, started + 1, pnp.devices().getLast()));
        }
    }

    private void settle() {
        if (!pnp.awaitSettled(PATIENCE)) {
            throw new IllegalStateException("the device tree has not come to rest");
        }
    }

    private LoadedDriver driver(String name, String hardwareId, Driver driver) {
        DriverObject object = new DriverObject(kernel, name);
        KmdfDrivers.entryOf(driver).driverEntry(object);
        return new LoadedDriver(
                new DriverCandidate(
                        name,
                        name,
                        StackRole.FUNCTION,
                        List.of(hardwareId),
                        List.of(),
                        LocalDate.EPOCH,
                        List.of(1, 0, 0),
                        "Bench",
                        name),
                object);
    }

    @Override
    public void close() {
        pnp.shutDown();
        power.close();
        dispatcher.close();
    }

    private record LoadedDriver(DriverCandidate candidate, DriverObject object) {}

    /** Drivers that stay loaded. */
    private record TwoDrivers(LoadedDriver bus, LoadedDriver toaster) implements DriverCatalog {

        @Override
        public List<DriverCandidate> candidates(
                List<String> hardwareIds, List<String> compatibleIds) {
            return List.of((hardwareIds.contains(HARDWARE_ID) ? toaster : bus).candidate);
        }

        @Override
        public DriverLoad load(DriverCandidate candidate, String instanceId) {
            return new DriverLoad.Loaded((candidate == bus.candidate ? bus : toaster).object);
        }

        @Override
        public void release(DriverCandidate candidate) {}
    }
}
