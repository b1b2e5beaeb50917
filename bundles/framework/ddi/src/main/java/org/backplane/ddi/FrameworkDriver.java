package org.backplane.ddi;

import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A loaded driver as the framework knows it (WDFDRIVER): the root of the objects that exist because
 * of it, and the parent of those that belong to no device.
 *
 * <p>The author's own class is the {@link Driver}; it gets this object in {@link
 * Driver#evtDriverEntry}, and from its devices. It ends after EvtDriverUnload, when all its devices
 * are gone.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> nothing; constant.
 */
@ProviderType
public interface FrameworkDriver extends ParentObject {

    /** The driver's (service) name. */
    String name();

    /** The path of the driver's own key in the registry. */
    @Ddi("WdfDriverGetRegistryPath")
    String registryPath();

    /**
     * Opens the key of the driver's parameters, which is made if it is not there. PASSIVE level.
     */
    @Ddi("WdfDriverOpenParametersRegistryKey")
    RegistryKey openParametersRegistryKey();

    /** Opens the key of what the driver itself keeps, made if it is not there. PASSIVE level. */
    @Ddi("WdfDriverOpenPersistentStateRegistryKey")
    RegistryKey openPersistentStateRegistryKey();

    /** What this framework is and which version of KMDF it speaks, for people. */
    @Ddi("WdfDriverRetrieveVersionString")
    String versionString();

    /** Whether the framework speaks this version of KMDF, or a later one of the same major. */
    @Ddi("WdfDriverIsVersionAvailable")
    boolean isVersionAvailable(int major, int minor);

    /**
     * Begins a control device, at any time until the driver is unloaded.
     *
     * @param sddl who may open it, see {@link DeviceInit#assignSddlString}
     * @throws org.backplane.status.StatusException INVALID_PARAMETER if that is not well-formed
     */
    @Ddi("WdfControlDeviceInitAllocate")
    ControlDeviceInit controlDeviceInit(String sddl);

    /** The framework device that a device object of this driver belongs to; null if none does. */
    @Ddi("WdfWdmDeviceGetWdfDeviceHandle")
    Device device(DeviceObject wdmDeviceObject);

    /** The driver as the floor of the driver model knows it (DRIVER_OBJECT). */
    @Ddi("WdfDriverWdmGetDriverObject")
    DriverObject wdmDriverObject();

    @Override
    FrameworkDriver evtCleanup(Runnable callback);

    @Override
    FrameworkDriver evtDestroy(Runnable callback);
}
