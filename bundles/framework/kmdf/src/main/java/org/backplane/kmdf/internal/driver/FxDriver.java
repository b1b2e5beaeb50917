package org.backplane.kmdf.internal.driver;

import org.backplane.ddi.ControlDeviceInit;
import org.backplane.ddi.Device;
import org.backplane.ddi.FrameworkDriver;
import org.backplane.ddi.RegistryKey;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.internal.device.FxControlDeviceInit;
import org.backplane.kmdf.internal.device.FxDevice;
import org.backplane.kmdf.internal.device.IrpDispatch;
import org.backplane.kmdf.internal.device.Monitoring;
import org.backplane.kmdf.internal.object.CallbackConstraints;
import org.backplane.kmdf.internal.object.ObjectOwner;
import org.backplane.kmdf.internal.object.ObjectTree;
import org.backplane.kmdf.internal.support.FxParentObject;
import org.backplane.kmdf.internal.support.FxRegistryKey;
import org.backplane.registry.RegistryPaths;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A loaded driver (WDFDRIVER): the root of the objects that exist because of it.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; constant but for its control devices, whose
 * list is a concurrent one.
 */
public final class FxDriver extends FxParentObject implements FrameworkDriver {

    private static final Logger LOG = LoggerFactory.getLogger(FxDriver.class);

    /** The version of KMDF whose behaviour this framework has. */
    private static final int MAJOR = 1;

    private static final int MINOR = 33;

    private final DriverObject driverObject;
    private final List<FxDevice> controlDevices = new CopyOnWriteArrayList<>();
    private volatile Monitoring controlMonitoring = Monitoring.NONE;

    /** Makes the root for a driver that is being loaded. */
    public FxDriver(DriverObject driverObject) {
        super(new ObjectTree(driverObject.kernel().dispatcher(), driverObject.name()));
        this.driverObject = driverObject;
    }

    /** Says who watches the driver's control devices. */
    void monitored(Monitoring monitoring) {
        controlMonitoring = monitoring;
    }

    /** Takes in a control device, which ends with the driver unless that deletes it. */
    public FxDevice adoptControl(FxDevice device) {
        controlDevices.add(device);
        return adopt(device);
    }

    /** Ends the control devices that the driver did not delete. */
    void deleteControlDevices() {
        controlDevices.forEach(FxDevice::deleteControl);
    }

    /** The driver as the floor knows it. */
    public DriverObject driverObject() {
        return driverObject;
    }

    @Override
    protected void fault(String callback, Throwable thrown) {
        LOG.error("{} of {} threw", callback, this, thrown);
        driverObject
                .kernel()
                .driverFaults()
                .driverFault(callback + " of " + this + " threw " + thrown, thrown);
    }

    @Override
    public void violated(WdfViolation violation) {
        LOG.error("{}", violation.getMessage(), violation);
        driverObject.kernel().driverFaults().driverFault(violation.getMessage(), violation);
    }

    @Override
    public ObjectOwner owner() {
        return new ObjectOwner(driverObject.name(), null);
    }

    @Override
    public boolean belongsToDevice() {
        return false;
    }

    @Override
    public CallbackConstraints constraints() {
        return CallbackConstraints.DRIVER_DEFAULT;
    }

    // FrameworkDriver.

    @Override
    public String name() {
        return driverObject.name();
    }

    @Override
    public String registryPath() {
        return RegistryPaths.service(name());
    }

    @Override
    public RegistryKey openParametersRegistryKey() {
        return FxRegistryKey.create(
                this, driverObject.kernel().registry(), RegistryPaths.parameters(name()));
    }

    @Override
    public RegistryKey openPersistentStateRegistryKey() {
        return FxRegistryKey.create(
                this, driverObject.kernel().registry(), registryPath() + "\\State");
    }

    @Override
    public String versionString() {
        return "Backplane, which speaks KMDF %d.%d".formatted(MAJOR, MINOR);
    }

    @Override
    public boolean isVersionAvailable(int major, int minor) {
        return major == MAJOR && minor <= MINOR;
    }

    @Override
    public ControlDeviceInit controlDeviceInit(String sddl) {
        return new FxControlDeviceInit(this, controlMonitoring, sddl);
    }

    @Override
    public Device device(DeviceObject wdmDeviceObject) {
        return wdmDeviceObject.driver().equals(driverObject)
                ? IrpDispatch.device(wdmDeviceObject)
                : null;
    }

    @Override
    public DriverObject wdmDriverObject() {
        return driverObject;
    }

    @Override
    public FrameworkDriver evtCleanup(Runnable callback) {
        super.evtCleanup(callback);
        return this;
    }

    @Override
    public FrameworkDriver evtDestroy(Runnable callback) {
        super.evtDestroy(callback);
        return this;
    }

    @Override
    protected String whyNotDeleted() {
        return "a driver goes when it is unloaded";
    }

    @Override
    public String toString() {
        return "driver " + driverObject.name();
    }
}
