package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What a child of a bus is to be like, said before its physical device object is created.
 *
 * <p>IDs are {@code enumerator\specific}: printable ASCII without blanks and commas, at most 199
 * characters, at most 64 in a list, most specific first. A malformed one is refused when it is
 * given, with INVALID_PARAMETER and a sentence.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the callback that it was handed to.
 */
@ProviderType
public interface PdoInit {

    /** The device ID; by default the first hardware ID. */
    @Ddi("WdfPdoInitAssignDeviceID")
    PdoInit deviceId(String id);

    /** Adds a hardware ID; at least one is needed. */
    @Ddi("WdfPdoInitAddHardwareID")
    PdoInit hardwareId(String id);

    /** Adds a compatible ID. */
    @Ddi("WdfPdoInitAddCompatibleID")
    PdoInit compatibleId(String id);

    /** The instance ID, unique among the bus's children with this device ID; needed. */
    @Ddi("WdfPdoInitAssignInstanceID")
    PdoInit instanceId(String id);

    /** What the bus calls the device, for people. */
    @Ddi("WdfPdoInitAddDeviceText")
    PdoInit description(String text);

    /** Where on the bus the device sits, for people. */
    @Ddi("WdfPdoInitAddDeviceText")
    PdoInit location(String text);

    /**
     * Lets the child forward requests to queues of the bus; see {@link
     * Request#forwardToParentDeviceIoQueue}.
     */
    @Ddi("WdfPdoInitAllowForwardingRequestToParent")
    PdoInit allowForwardingRequestToParent();

    /** How the driver gets at the buffers of reads and writes of the child; default BUFFERED. */
    @Ddi("WdfDeviceInitSetIoType")
    PdoInit ioType(DeviceIoType type);

    /**
     * Creates the child's device; once.
     *
     * @throws org.backplane.status.StatusException INVALID_PARAMETER if an ID is missing
     */
    @Ddi("WdfDeviceCreate")
    Device create();
}
