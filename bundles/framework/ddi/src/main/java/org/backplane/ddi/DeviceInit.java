package org.backplane.ddi;

import org.backplane.wdm.DeviceObject;
import org.osgi.annotation.versioning.ProviderType;

import java.util.function.Consumer;

/**
 * What a device is to be like, said before it is created (WDFDEVICE_INIT).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> device-add, during which alone it may be used.
 */
@ProviderType
public interface DeviceInit extends PnpPowerInit {

    /** The device is a filter: what it does not handle passes to the next lower driver. */
    @Ddi("WdfFdoInitSetFilter")
    DeviceInit filter();

    /**
     * As {@link RegistryDevice#openRegistryKey}, before the device is created; the key object ends
     * with the driver if it is not closed.
     */
    @Ddi("WdfFdoInitOpenRegistryKey")
    RegistryKey openRegistryKey(PlugPlayKey which);

    /** Which callbacks of the device are serialised with one another; default NONE. */
    DeviceInit synchronizationScope(SynchronizationScope scope);

    /** At which level callbacks of the device run at most; default DISPATCH. */
    DeviceInit executionLevel(ExecutionLevel level);

    /**
     * Gives the device file objects, and says what happens when it is opened and closed.
     *
     * @param config registers the callbacks and options; runs before this method returns
     */
    @Ddi("WdfDeviceInitSetFileObjectConfig")
    DeviceInit fileObjectConfig(Consumer<FileObjectConfig> config);

    /**
     * One handle at a time may be open on the device's stack: a second opening fails with
     * ACCESS_DENIED.
     */
    @Ddi("WdfDeviceInitSetExclusive")
    DeviceInit exclusive();

    /**
     * Says what the device's request objects have beyond the request.
     *
     * @param config says it; runs before this method returns
     */
    @Ddi("WdfDeviceInitSetRequestAttributes")
    DeviceInit requestAttributes(Consumer<RequestAttributes> config);

    /**
     * Gives the device object a name, for example {@code \\Device\\Clock}. Without a security
     * descriptor of its own, system and administrators alone may open such a device.
     *
     * @throws org.backplane.status.StatusException OBJECT_NAME_INVALID if it does not begin with a
     *     backslash
     */
    @Ddi("WdfDeviceInitAssignName")
    DeviceInit assignName(String name);

    /**
     * Says who may open the device, in the security descriptor definition language, for example
     * {@code D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GR;;;WD)}.
     *
     * @throws org.backplane.status.StatusException INVALID_PARAMETER with the place and the reason
     */
    @Ddi("WdfDeviceInitAssignSDDLString")
    DeviceInit assignSddlString(String sddl);

    /** The device's FILE_DEVICE_ type. */
    @Ddi("WdfDeviceInitSetDeviceType")
    DeviceInit deviceType(int type);

    /**
     * The device's characteristics flags.
     *
     * @param or whether to add them to those that were set
     */
    @Ddi("WdfDeviceInitSetCharacteristics")
    DeviceInit characteristics(int flags, boolean or);

    /**
     * EvtIoInCallerContext: every request that goes to a queue comes to this callback first, on its
     * sender's thread.
     */
    @Ddi("WdfDeviceInitSetIoInCallerContextCallback")
    DeviceInit evtIoInCallerContext(EvtIoInCallerContext callback);

    /**
     * EvtDeviceWdmIrpPreprocess: IRPs of a major function come to this callback before the
     * framework sees them. There is one for each major function; a later one takes its place.
     *
     * @param major one of {@link org.backplane.wdm.IrpMajor}
     * @param minors only IRPs with these minor functions; with all if there are none
     * @throws org.backplane.status.StatusException INVALID_PARAMETER if there is no such major
     *     function; INVALID_DEVICE_REQUEST if minor functions were said for it before
     */
    @Ddi("WdfDeviceInitAssignWdmIrpPreprocessCallback")
    DeviceInit assignWdmIrpPreprocessCallback(
            int major, EvtDeviceWdmIrpPreprocess callback, int... minors);

    /** The driver that is asked to serve the device. */
    @Ddi("WdfGetDriver")
    FrameworkDriver driver();

    /**
     * How the driver gets at the buffers of reads and writes; default BUFFERED. A filter has the
     * type of the driver below it, whatever is said here.
     */
    @Ddi({"WdfDeviceInitSetIoType", "WdfDeviceInitSetIoTypeEx"})
    DeviceInit ioType(DeviceIoType type);

    /** The driver sends requests to its own device, see {@link Device#selfIoTarget}. */
    @Ddi("WdfDeviceInitAllowSelfIoTarget")
    DeviceInit allowSelfIoTarget();

    /** The device instance path, {@code enumerator\device\instance}. */
    String instanceId();

    /** The object at the bottom of the stack (PDO). */
    @Ddi("WdfFdoInitWdmGetPhysicalDevice")
    DeviceObject wdmPhysicalDevice();

    /**
     * Gives the device a list of children, {@link FdoDevice#defaultChildList}.
     *
     * @param config says more about it; runs before this method returns
     */
    @Ddi("WdfFdoInitSetDefaultChildListConfig")
    DeviceInit defaultChildList(EvtChildListCreateDevice create, Consumer<ChildListConfig> config);

    /**
     * Creates the device and attaches it to the stack; once.
     *
     * @throws org.backplane.status.StatusException DELETE_PENDING if the device is being removed;
     *     INVALID_DEVICE_STATE if it was created already; OBJECT_NAME_COLLISION if its name is
     *     taken; WDF_INCOMPATIBLE_EXECUTION_LEVEL if file callbacks are to be serialised with
     *     callbacks that run at DISPATCH level
     */
    @Ddi("WdfDeviceCreate")
    Device create();
}
