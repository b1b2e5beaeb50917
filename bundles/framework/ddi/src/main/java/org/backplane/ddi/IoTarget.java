package org.backplane.ddi;

import org.backplane.wdm.DeviceObject;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a driver sends requests (WDFIOTARGET); {@link Device#ioTarget()} is the next lower driver.
 *
 * <p>What happens to a request that is sent depends on the target's state:
 *
 * <pre>
 *   STARTED                  sent
 *   STOPPED                  kept, and sent by {@link #start}; one sent synchronously is refused
 *   PURGED                   refused with INVALID_DEVICE_STATE
 *   CLOSED..., DELETED       refused with INVALID_DEVICE_STATE
 * </pre>
 *
 * A request that ignores the target's state is sent in the first three, and in the others while
 * requests that were sent before are still under way. A target that is no more cancels everything
 * that is under way and waits for it.
 *
 * <p>The framework does not stop a target when its device leaves D0; a driver that wants that does
 * it in its power callbacks.
 *
 * <p><b>Level:</b> up to DISPATCH, waiting at PASSIVE. <b>Serialised by:</b> nothing.
 */
@ProviderType
public interface IoTarget extends FrameworkObject {

    /** The device whose target it is. */
    @Ddi("WdfIoTargetGetDevice")
    Device device();

    /** What it does with requests now; may be out of date at once. */
    @Ddi("WdfIoTargetGetState")
    IoTargetState state();

    /**
     * Passes requests on from now on, first those that it has kept, in the order of their arrival.
     * Waits for a {@link #stop} or {@link #purge} that is going on.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_STATE if it is closed or deleted
     */
    @Ddi("WdfIoTargetStart")
    void start();

    /**
     * Keeps new requests back from now on. Changes only what is started or purged; a target that is
     * closed or deleted stays so.
     *
     * @throws IllegalStateException above PASSIVE level, if the action waits
     */
    @Ddi("WdfIoTargetStop")
    void stop(IoTargetSentIoAction action);

    /**
     * Refuses new requests from now on, cancels those that were sent, and gives back those that
     * were kept, with WDF_DEVICE_REMOVED_NOT_SENT. Changes only what is started or stopped.
     *
     * @throws IllegalStateException above PASSIVE level, if the action waits
     */
    @Ddi("WdfIoTargetPurge")
    void purge(IoTargetPurgeIoAction action);

    // Preparing a request. Each of the following throws REQUEST_NOT_ACCEPTED if the request's IRP
    // has not enough stack locations for the target, INVALID_PARAMETER if a part of a memory object
    // is not inside it, and IllegalStateException if the request is at a target.

    /** Makes a request a read from this target, into {@code output}. */
    @Ddi("WdfIoTargetFormatRequestForRead")
    default void formatRequestForRead(Request request, Memory output, long deviceOffset) {
        formatRequestForRead(request, output, MemoryOffset.WHOLE, deviceOffset);
    }

    /** Makes a request a read from this target, into a part of {@code output}. */
    @Ddi("WdfIoTargetFormatRequestForRead")
    void formatRequestForRead(
            Request request, Memory output, MemoryOffset outputOffset, long deviceOffset);

    /** Makes a request a write of {@code input} to this target. */
    @Ddi("WdfIoTargetFormatRequestForWrite")
    default void formatRequestForWrite(Request request, Memory input, long deviceOffset) {
        formatRequestForWrite(request, input, MemoryOffset.WHOLE, deviceOffset);
    }

    /** Makes a request a write of a part of {@code input} to this target. */
    @Ddi("WdfIoTargetFormatRequestForWrite")
    void formatRequestForWrite(
            Request request, Memory input, MemoryOffset inputOffset, long deviceOffset);

    /** Makes a request a control request to this target; either memory may be null. */
    @Ddi("WdfIoTargetFormatRequestForIoctl")
    default void formatRequestForIoctl(Request request, int code, Memory input, Memory output) {
        formatRequestForIoctl(request, code, input, MemoryOffset.WHOLE, output, MemoryOffset.WHOLE);
    }

    /** Makes a request a control request to this target, with parts of memories. */
    @Ddi("WdfIoTargetFormatRequestForIoctl")
    void formatRequestForIoctl(
            Request request,
            int code,
            Memory input,
            MemoryOffset inputOffset,
            Memory output,
            MemoryOffset outputOffset);

    /** Makes a request a control request between drivers; either memory may be null. */
    @Ddi("WdfIoTargetFormatRequestForInternalIoctl")
    default void formatRequestForInternalIoctl(
            Request request, int code, Memory input, Memory output) {
        formatRequestForInternalIoctl(
                request, code, input, MemoryOffset.WHOLE, output, MemoryOffset.WHOLE);
    }

    /** Makes a request a control request between drivers, with parts of memories. */
    @Ddi("WdfIoTargetFormatRequestForInternalIoctl")
    void formatRequestForInternalIoctl(
            Request request,
            int code,
            Memory input,
            MemoryOffset inputOffset,
            Memory output,
            MemoryOffset outputOffset);

    // Sending a request of the framework's own and waiting for it, at PASSIVE level. Each of the
    // following returns the number of bytes transferred, and throws a StatusException with the
    // status that the target completed it with, or INVALID_DEVICE_STATE if it is not started. With
    // a request of the driver's, or with memory: format it and use Request.sendSynchronously.

    /** Reads into {@code output}. */
    @Ddi("WdfIoTargetSendReadSynchronously")
    int sendReadSynchronously(byte[] output, long deviceOffset, RequestSendOptions options);

    /** Writes {@code input}. */
    @Ddi("WdfIoTargetSendWriteSynchronously")
    int sendWriteSynchronously(byte[] input, long deviceOffset, RequestSendOptions options);

    /** Sends a control code with input and room for output. */
    @Ddi("WdfIoTargetSendIoctlSynchronously")
    int sendIoctlSynchronously(int code, byte[] input, byte[] output, RequestSendOptions options);

    /** Sends a control code between drivers with input and room for output. */
    @Ddi("WdfIoTargetSendInternalIoctlSynchronously")
    int sendInternalIoctlSynchronously(
            int code, byte[] input, byte[] output, RequestSendOptions options);

    // What is behind it.

    /** The device object that requests are sent to; null if there is none any more, or none yet. */
    @Ddi("WdfIoTargetWdmGetTargetDeviceObject")
    DeviceObject wdmTargetDeviceObject();

    /** The PDO of the stack that requests are sent to; null if there is none. */
    @Ddi("WdfIoTargetWdmGetTargetPhysicalDevice")
    DeviceObject wdmTargetPhysicalDevice();

    /** The handle that requests are sent through; null if the target was not opened by name. */
    @Ddi("WdfIoTargetWdmGetTargetFileObject")
    org.backplane.wdm.FileObject wdmTargetFileObject();
}
