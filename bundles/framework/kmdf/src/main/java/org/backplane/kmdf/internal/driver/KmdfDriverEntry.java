package org.backplane.kmdf.internal.driver;

import org.backplane.ddi.Driver;
import org.backplane.kmdf.DriverMonitor;
import org.backplane.kmdf.MonitoredDevice;
import org.backplane.kmdf.internal.callback.CallbackScope;
import org.backplane.kmdf.internal.device.FxDevice;
import org.backplane.kmdf.internal.device.FxDeviceInit;
import org.backplane.kmdf.internal.device.IrpDispatch;
import org.backplane.kmdf.internal.device.Monitoring;
import org.backplane.runtime.WrittenOffException;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverEntry;
import org.backplane.wdm.DriverObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Makes a WDM driver of a framework driver: what the floor calls, it hands to the framework device.
 *
 * <p><b>Level:</b> as for {@link DriverEntry}. <b>Serialised by:</b> nothing; the list of loads is
 * a concurrent one, the rest immutable.
 */
public final class KmdfDriverEntry implements DriverEntry {

    private static final Logger LOG = LoggerFactory.getLogger(KmdfDriverEntry.class);

    private final Driver driver;
    private final Supplier<DriverMonitor> monitors;

    /** One for each time that the driver was loaded, as long as something of it is left. */
    private final List<FxDriver> loads = new CopyOnWriteArrayList<>();

    /**
     * Makes the entry of {@code driver}.
     *
     * @param monitors asked at each device-add who stands before the driver; null for nobody
     */
    public KmdfDriverEntry(Driver driver, Supplier<DriverMonitor> monitors) {
        this.driver = driver;
        this.monitors = monitors;
    }

    @Override
    public void driverEntry(DriverObject driverObject) {
        IrpDispatch.install(driverObject);
        FxDriver fxDriver = new FxDriver(driverObject);
        loads.add(fxDriver);
        DriverMonitor monitor = monitors.get();
        fxDriver.monitored(Monitoring.of(monitor, monitor != null));
        driverObject.addDevice((_, pdo) -> addDevice(fxDriver, pdo));
        driverObject.unload(() -> unload(fxDriver));
        enter(fxDriver);
    }

    /** Lets the driver make what its devices share; if it cannot, nothing of it stays. */
    private void enter(FxDriver fxDriver) {
        String what = "EvtDriverEntry of " + fxDriver.name();
        boolean entered = false;
        try {
            driver.evtDriverEntry(fxDriver);
            entered = true;
        } catch (StatusException e) {
            throw refused(what, e);
        } catch (WrittenOffException unwinding) {
            throw unwinding;
        } catch (RuntimeException | Error e) {
            throw faulted(Status.FAILED_DRIVER_ENTRY, what, e);
        } finally {
            if (!entered) {
                delete(fxDriver);
            }
        }
    }

    /** See {@code KmdfDrivers.leftOver}. */
    public List<String> leftOver() {
        return loads.stream().flatMap(load -> load.tree().leftOver().stream()).toList();
    }

    private void addDevice(FxDriver fxDriver, DeviceObject pdo) {
        DriverObject driverObject = fxDriver.driverObject();
        DriverMonitor monitor = monitors.get();
        Driver called =
                monitor == null
                        ? driver
                        : monitor.interpose(
                                driver,
                                new MonitoredDevice(
                                        driverObject.name(),
                                        pdo.instanceId(),
                                        driverObject.kernel()));
        Monitoring monitoring = Monitoring.of(monitor, !called.equals(driver));
        FxDeviceInit init = new FxDeviceInit(fxDriver, pdo, monitoring);
        boolean added = false;
        try (CallbackScope _ = new CallbackScope(pdo.instanceId(), driverObject.name())) {
            Object context = called.evtDriverDeviceAdd(init);
            accept(driverObject, pdo, init, context);
            added = true;
        } catch (StatusException e) {
            throw refused(deviceAdd(driverObject, pdo), e);
        } catch (RuntimeException | Error e) {
            throw faulted(Status.UNSUCCESSFUL, deviceAdd(driverObject, pdo), e);
        } finally {
            if (!added && init.device() != null) {
                init.device().discard();
            }
        }
    }

    private static void accept(
            DriverObject driverObject, DeviceObject pdo, FxDeviceInit init, Object context) {
        FxDevice device = init.device();
        if (device == null) {
            if (!init.isFilter()) {
                throw new StatusException(
                        Status.UNSUCCESSFUL,
                        "it returned without creating a device; call DeviceInit.create, or throw a"
                                + " StatusException to refuse the device");
            }
            LOG.debug("filter {} leaves {} alone", driverObject.name(), pdo.instanceId());
            return;
        }
        if (context == null) {
            throw new StatusException(
                    Status.UNSUCCESSFUL,
                    "it returned no device context; return the object that holds the callbacks, or"
                            + " the device itself");
        }
        device.context(context);
        device.addReturned();
    }

    private static StatusException refused(String what, StatusException e) {
        Status status = e.failure();
        return new StatusException(
                status, what + " failed with " + status + ": " + e.getMessage(), e);
    }

    private static StatusException faulted(Status status, String what, Throwable e) {
        return new StatusException(
                status, what + " threw " + e + ", which is a fault of the driver", e);
    }

    private static String deviceAdd(DriverObject driverObject, DeviceObject pdo) {
        return "EvtDriverDeviceAdd of " + driverObject.name() + " for " + pdo.instanceId();
    }

    private void unload(FxDriver fxDriver) {
        try {
            driver.evtDriverUnload();
        } catch (RuntimeException | Error e) {
            LOG.error("EvtDriverUnload of {} threw", fxDriver.driverObject().name(), e);
        }
        delete(fxDriver);
    }

    private void delete(FxDriver fxDriver) {
        fxDriver.deleteControlDevices();
        fxDriver.deleteObject();
        if (fxDriver.tree().leftOver().isEmpty()) {
            loads.remove(fxDriver);
        }
    }
}
