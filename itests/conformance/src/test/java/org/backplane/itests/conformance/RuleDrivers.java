package org.backplane.itests.conformance;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FilterFor;
import org.backplane.ddi.FilterPosition;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.tools.realm.DriverRealm;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Drivers whose device-add is what a test says: a function driver for {@link #DEVICE}, and filters
 * above and below it. A realm takes one of each kind.
 */
final class RuleDrivers {

    /** The hardware ID of the device that the drivers serve. */
    static final String DEVICE = "ROOT\\RULE";

    /** The interface by which their devices are opened. */
    static final InterfaceClass RULE = InterfaceClass.of("c2a55e0a-8e0c-4f0e-9f5b-3f0f0d7ad6a1");

    private RuleDrivers() {}

    /** A function driver that makes a device and lets {@code deviceAdd} register what it has. */
    static Driver function(Consumer<Device> deviceAdd) {
        return function(init -> {}, deviceAdd);
    }

    /** As {@link #function(Consumer)}, of a device that is as {@code settings} say. */
    static Driver function(Consumer<DeviceInit> settings, Consumer<Device> deviceAdd) {
        return functionOf(init -> {
            settings.accept(init);
            Device device = init.create().createInterface(RULE);
            deviceAdd.accept(device);
            return device;
        });
    }

    /** A function driver with this device-add. */
    static Driver functionOf(Function<DeviceInit, Object> deviceAdd) {
        return new FunctionDriver(deviceAdd);
    }

    /** A filter above the function driver. */
    static Driver upperFilter(Consumer<Device> deviceAdd) {
        return upperFilterOf(init -> filter(init, deviceAdd));
    }

    /**
     * A filter above the function driver with this device-add, which says itself that it is one.
     */
    static Driver upperFilterOf(Function<DeviceInit, Object> deviceAdd) {
        return new UpperFilter(deviceAdd);
    }

    /** A filter below the function driver. */
    static Driver lowerFilter(Consumer<Device> deviceAdd) {
        return lowerFilterOf(init -> filter(init, deviceAdd));
    }

    /**
     * A filter below the function driver with this device-add, which says itself that it is one.
     */
    static Driver lowerFilterOf(Function<DeviceInit, Object> deviceAdd) {
        return new LowerFilter(deviceAdd);
    }

    private static Object filter(DeviceInit init, Consumer<Device> deviceAdd) {
        Device device = init.filter().create();
        deviceAdd.accept(device);
        return device;
    }

    /** What a registration in device-add is refused with; SUCCESS if it is not. */
    static Status statusOf(Consumer<Device> registration) {
        AtomicReference<Status> status = new AtomicReference<>();
        Driver driver = function(device -> status.set(statusOf(() -> registration.accept(device))));
        try (DriverRealm realm = DriverRealm.seeded(1).install(driver)) {
            realm.plug(DEVICE);
        }
        return status.get();
    }

    /** What a call is refused with; SUCCESS if it is not. */
    static Status statusOf(Runnable call) {
        try {
            call.run();
            return Status.SUCCESS;
        } catch (StatusException refused) {
            return refused.status();
        }
    }

    @HardwareIds(DEVICE)
    private record FunctionDriver(Function<DeviceInit, Object> deviceAdd) implements Driver {
        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            return deviceAdd.apply(init);
        }
    }

    @FilterFor(DEVICE)
    private record UpperFilter(Function<DeviceInit, Object> deviceAdd) implements Driver {
        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            return deviceAdd.apply(init);
        }
    }

    @FilterFor(value = DEVICE, position = FilterPosition.LOWER)
    private record LowerFilter(Function<DeviceInit, Object> deviceAdd) implements Driver {
        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            return deviceAdd.apply(init);
        }
    }
}
