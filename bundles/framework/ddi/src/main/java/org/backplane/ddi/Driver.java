package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A driver: one service of its bundle, made once, asked to serve each device that matches.
 *
 * <pre>{@code
 * @Component
 * @HardwareIds("ROOT\\HELLO")
 * public final class HelloDriver implements Driver {
 *     @Override
 *     public Object evtDriverDeviceAdd(DeviceInit init) {
 *         Device device = init.create();
 *         device.defaultQueue(DispatchType.PARALLEL, queue -> queue
 *                 .evtIoRead((request, length) -> request.complete(Status.SUCCESS, length)));
 *         return device;
 *     }
 * }
 * }</pre>
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; device-add may run for several devices
 * at once.
 */
@ConsumerType
@Ddi("WdfDriverCreate")
public interface Driver {

    /**
     * The driver is loaded (DriverEntry): called once, before its first device. What all its
     * devices share is made here, below {@code driver}.
     *
     * @throws org.backplane.status.StatusException if the driver cannot be used; whatever it
     *     throws, the driver is not loaded, and its devices say why
     */
    default void evtDriverEntry(FrameworkDriver driver) {}

    /**
     * EvtDriverDeviceAdd: a device arrived that this driver matches. Creates the framework device
     * and registers its callbacks.
     *
     * @return the device context: as a rule the object whose methods are the callbacks. The
     *     framework keeps it alive and shows its type in the tools. Not null
     * @throws org.backplane.status.StatusException if the driver cannot serve the device
     */
    Object evtDriverDeviceAdd(DeviceInit init);

    /** EvtDriverUnload: none of the driver's devices is left and the driver goes. */
    default void evtDriverUnload() {}
}
