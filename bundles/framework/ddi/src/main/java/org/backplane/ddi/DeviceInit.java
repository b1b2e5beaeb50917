package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

import java.util.function.Consumer;

/**
 * What a device is to be like, said before it is created (WDFDEVICE_INIT).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> device-add, during which alone it may be used.
 */
@ProviderType
public interface DeviceInit {

    /** The device is a filter: what it does not handle passes to the next lower driver. */
    @Ddi("WdfFdoInitSetFilter")
    DeviceInit filter();

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

    /**
     * Creates the device and attaches it to the stack; once.
     *
     * @throws org.backplane.status.StatusException DELETE_PENDING if the device is being removed;
     *     INVALID_DEVICE_STATE if it was created already; WDF_INCOMPATIBLE_EXECUTION_LEVEL if file
     *     callbacks are to be serialised with callbacks that run at DISPATCH level
     */
    @Ddi("WdfDeviceCreate")
    Device create();
}
