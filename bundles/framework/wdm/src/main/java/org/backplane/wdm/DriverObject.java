package org.backplane.wdm;

import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.Arrays;

/**
 * A loaded driver (DRIVER_OBJECT): its dispatch table, its AddDevice, and what runs when it leaves.
 *
 * <p><b>Level:</b> filled in at PASSIVE by {@link DriverEntry}, read at any level afterwards.
 * <b>Serialised by:</b> filled in before the first device exists and constant from then on.
 */
public final class DriverObject {

    private static final DispatchRoutine UNSUPPORTED =
            (device, irp) -> irp.complete(Status.INVALID_DEVICE_REQUEST);

    private static final AddDevice NO_ADD_DEVICE =
            (driver, pdo) -> {
                throw new StatusException(
                        Status.INVALID_DEVICE_REQUEST,
                        "driver "
                                + driver.name()
                                + " has no AddDevice routine; set one in its"
                                + " driver entry");
            };

    private final Kernel kernel;
    private final String name;
    private final DispatchRoutine[] majorFunction = new DispatchRoutine[IrpMajor.COUNT];
    private AddDevice addDevice = NO_ADD_DEVICE;
    private Runnable unload = () -> {};

    /** Makes a driver object whose every major function answers INVALID_DEVICE_REQUEST. */
    public DriverObject(Kernel kernel, String name) {
        this.kernel = kernel;
        this.name = name;
        Arrays.fill(majorFunction, UNSUPPORTED);
    }

    /** The instance this driver lives in. */
    public Kernel kernel() {
        return kernel;
    }

    /** The driver's (service) name, for example {@code org.backplane.drivers.echo}. */
    public String name() {
        return name;
    }

    /** Sets the routine for a major function code of {@link IrpMajor}. */
    public void majorFunction(int major, DispatchRoutine routine) {
        majorFunction[major] = routine;
    }

    /** Sets the routine for all major function codes, for drivers that mostly pass things on. */
    public void everyMajorFunction(DispatchRoutine routine) {
        Arrays.fill(majorFunction, routine);
    }

    /** Sets what runs when a device for this driver arrives. */
    public void addDevice(AddDevice routine) {
        addDevice = routine;
    }

    /** The routine that {@link #addDevice(AddDevice)} set. */
    public AddDevice addDevice() {
        return addDevice;
    }

    /** Sets what runs before the driver goes, when none of its devices is left (DRIVER_UNLOAD). */
    public void unload(Runnable routine) {
        unload = routine;
    }

    /** The routine that {@link #unload(Runnable)} set. */
    public Runnable unload() {
        return unload;
    }

    Status dispatch(int major, DeviceObject device, Irp irp) {
        return majorFunction[major].dispatch(device, irp);
    }

    @Override
    public String toString() {
        return name;
    }
}
