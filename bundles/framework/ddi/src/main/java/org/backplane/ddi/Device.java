package org.backplane.ddi;

import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.osgi.annotation.versioning.ProviderType;

import java.util.function.Consumer;

/**
 * A framework device: one driver's place in a stack (WDFDEVICE).
 *
 * <p>What a device is (queues, interrupts, interfaces, children, callbacks) is registered while
 * device-add runs. Registration methods return the device, so that they chain. What helps the
 * driver to do its work (timers, work items, locks) is made at any time until the device's end
 * begins, and DELETE_PENDING answers it after that.
 *
 * <p>PnP and power callbacks come in KMDF's order: prepare hardware, D0 entry, interrupts, child
 * list scan, power-managed queues, self-managed I/O; and backwards on the way out.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> PnP and power callbacks of one device never
 * overlap one another, except {@link #evtDeviceSurpriseRemoval}; they are not serialised with I/O
 * callbacks.
 */
@ProviderType
public interface Device
        extends ParentObject,
                PnpPowerEvents,
                PnpReporting,
                FdoDevice,
                PdoDevice,
                PnpPowerDevice,
                PowerPolicyDevice,
                RegistryDevice,
                InterfaceNotifier {

    /** The driver whose device it is. */
    @Ddi("WdfDeviceGetDriver")
    FrameworkDriver driver();

    /** The device instance path, {@code enumerator\device\instance}. */
    String instanceId();

    /**
     * KeQueryPerformanceCounter, in nanoseconds; only differences mean something. At any level: a
     * driver has no other clock.
     */
    @Ddi("KeQueryPerformanceCounter")
    long queryPerformanceCounter();

    /** Registers an interface that is enabled whenever the device is started. */
    @Ddi("WdfDeviceCreateDeviceInterface")
    Device createInterface(InterfaceClass interfaceClass);

    /**
     * As {@link #createInterface(InterfaceClass)}, for one of several interfaces of a class.
     *
     * @param reference tells them apart; what is opened through it has a file name that begins with
     *     a backslash and this
     */
    @Ddi("WdfDeviceCreateDeviceInterface")
    Device createInterface(InterfaceClass interfaceClass, String reference);

    /**
     * Makes the queue that takes every request type without a queue of its own.
     *
     * @param config registers handlers and options; runs before this method returns
     * @throws org.backplane.status.StatusException WDF_NO_CALLBACK if a sequential or parallel
     *     queue has no handler; INVALID_PARAMETER if a manual one has; OBJECT_NAME_COLLISION if
     *     there is a default queue
     */
    @Ddi({"WdfIoQueueCreate", "WdfDeviceGetDefaultQueue"})
    IoQueue defaultQueue(DispatchType type, Consumer<IoQueueConfig> config);

    /**
     * Makes a further queue, fed by {@link Request#forwardTo} or by dispatching; errors as above.
     */
    @Ddi("WdfIoQueueCreate")
    IoQueue createQueue(DispatchType type, Consumer<IoQueueConfig> config);

    /**
     * Sends requests of one type to a queue of this device instead of the default queue.
     *
     * @throws org.backplane.status.StatusException WDF_BUSY if the type has a queue already
     */
    @Ddi("WdfDeviceConfigureRequestDispatching")
    Device configureRequestDispatching(IoQueue queue, RequestType type);

    /**
     * Makes a symbolic link, for example {@code \\DosDevices\\Clock}, by which applications open
     * the device, as {@code \\\\.\\Clock}. It goes with the device.
     *
     * @throws org.backplane.status.StatusException OBJECT_NAME_COLLISION if it is taken;
     *     OBJECT_NAME_INVALID if it is no name; INVALID_DEVICE_STATE for a control device without a
     *     name
     */
    @Ddi("WdfDeviceCreateSymbolicLink")
    Device createSymbolicLink(String link);

    /**
     * The name that {@link DeviceInit#assignName} gave the device.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_STATE if it has none
     */
    @Ddi("WdfDeviceRetrieveDeviceName")
    String deviceName();

    /** The characteristics flags of the device object. */
    @Ddi("WdfDeviceGetCharacteristics")
    int characteristics();

    /** Sets the characteristics flags of the device object. */
    @Ddi("WdfDeviceSetCharacteristics")
    void characteristics(int flags);

    /**
     * A control device is complete: registration is over, and the device can be opened.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST for another device
     */
    @Ddi("WdfControlFinishInitializing")
    void finishInitializing();

    /**
     * Deletes a control device: closes its handles and takes its name away. One that its driver
     * does not delete goes after EvtDriverUnload. Or deletes a static child that was created and
     * will not be added to its bus.
     *
     * @throws IllegalStateException for another device, which goes when it is removed; a fault of
     *     the driver
     */
    @Override
    @Ddi("WdfObjectDelete")
    void delete();

    /**
     * Puts a request that the driver has from EvtIoInCallerContext into the queue that is for it.
     *
     * @throws org.backplane.status.StatusException WDF_BUSY if the queue takes nothing at the
     *     moment, INVALID_DEVICE_REQUEST if there is no queue for it, or if it did not come through
     *     EvtIoInCallerContext; the driver has the request as before
     */
    @Ddi("WdfDeviceEnqueueRequest")
    Disposition enqueueRequest(Request request);

    /**
     * Hands an IRP on to the framework out of EvtDeviceWdmIrpPreprocess. Before, the driver calls
     * {@link Irp#skipCurrent}, or {@link Irp#copyCurrentToNext} to set a completion routine.
     */
    @Ddi("WdfDeviceWdmDispatchPreprocessedIrp")
    Status dispatchPreprocessedIrp(Irp irp);

    /**
     * EvtDeviceWdmIrpDispatch: the driver says for each IRP of a major function where it goes.
     *
     * @param major READ, WRITE, DEVICE_CONTROL or INTERNAL_DEVICE_CONTROL
     * @throws org.backplane.status.StatusException INVALID_PARAMETER for another major function
     */
    @Ddi("WdfDeviceConfigureWdmIrpDispatchCallback")
    Device configureWdmIrpDispatchCallback(int major, EvtDeviceWdmIrpDispatch callback);

    /** Out of EvtDeviceWdmIrpDispatch: lets the IRP go where it would without that callback. */
    @Ddi("WdfDeviceWdmDispatchIrp")
    Status wdmDispatchIrp(Irp irp);

    /**
     * Out of EvtDeviceWdmIrpDispatch: puts the IRP into a queue of this device. Out of
     * EvtDeviceWdmIrpPreprocess as well, after {@link Irp#setNextStackLocation}.
     *
     * @param inCallerContext whether EvtIoInCallerContext, if there is one, sees the request first
     * @throws org.backplane.status.StatusException INVALID_PARAMETER if the queue is another
     *     device's, or the IRP none that a queue takes
     */
    @Ddi("WdfDeviceWdmDispatchIrpToIoQueue")
    Status wdmDispatchIrpToIoQueue(Irp irp, IoQueue queue, boolean inCallerContext);

    /** The device's own object in the stack (DEVICE_OBJECT). */
    @Ddi("WdfDeviceWdmGetDeviceObject")
    DeviceObject wdmDeviceObject();

    /** The object next below in the stack; null if there is none. */
    @Ddi("WdfDeviceWdmGetAttachedDevice")
    DeviceObject wdmAttachedDevice();

    /** The object at the bottom of the stack (PDO); null for a control device. */
    @Ddi("WdfDeviceWdmGetPhysicalDevice")
    DeviceObject wdmPhysicalDevice();

    /**
     * The device's own file object for a handle; null if the handle is not open here, or the driver
     * did not ask for file objects.
     */
    @Ddi("WdfDeviceGetFileObject")
    FileObject fileObject(org.backplane.wdm.FileObject wdmFileObject);

    /**
     * Makes a spin lock that raises to DIRQL, for what service routines touch, whosever they are;
     * at any time. KMDF's spin locks become such locks when interrupts share them.
     */
    SpinLock createInterruptLock(String name);

    /**
     * Makes an interrupt object; the n-th one gets the n-th interrupt resource at start.
     *
     * @throws org.backplane.status.StatusException WDF_NO_CALLBACK without an ISR
     */
    @Ddi("WdfInterruptCreate")
    Interrupt createInterrupt(Consumer<InterruptConfig> config);

    /** The next lower driver of the stack. */
    @Ddi("WdfDeviceGetIoTarget")
    IoTarget ioTarget();

    /**
     * This device itself, for requests that the driver makes; a queue's handler gets a request
     * object of its own for each. What no queue takes is answered with INVALID_DEVICE_REQUEST.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST without {@link
     *     DeviceInit#allowSelfIoTarget}
     */
    @Ddi("WdfDeviceGetSelfIoTarget")
    IoTarget selfIoTarget();

    /**
     * Lets all that is sent to {@link #selfIoTarget} go to one queue, and not where requests of its
     * type go.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST if the queue is another
     *     device's; else as for {@link #selfIoTarget}
     */
    @Ddi("WdfIoTargetSelfAssignDefaultIoQueue")
    Device selfAssignDefaultIoQueue(IoQueue queue);

    /** Makes a target in another device's stack, closed. At any time. */
    @Ddi("WdfIoTargetCreate")
    RemoteIoTarget createIoTarget();

    /**
     * Makes an interrupt line for a child's resources: what on a PC is an input of the interrupt
     * controller. For bus drivers; KMDF has no counterpart.
     */
    InterruptLine createInterruptLine(String name);

    /**
     * The device does not work any more: it is taken out of service with problem 43.
     *
     * @param status why, shown to the user
     */
    @Ddi("WdfDeviceSetFailed")
    void setFailed(Status status, String reason);

    @Override
    Device evtCleanup(Runnable callback);

    @Override
    Device evtDestroy(Runnable callback);
}
