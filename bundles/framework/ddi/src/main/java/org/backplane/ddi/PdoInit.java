package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

import java.util.Locale;
import java.util.UUID;

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

    /** What the bus calls the device, for people, in the default language. */
    @Ddi("WdfPdoInitAddDeviceText")
    PdoInit description(String text);

    /** Where on the bus the device sits, for people, in the default language. */
    @Ddi("WdfPdoInitAddDeviceText")
    PdoInit location(String text);

    /**
     * What the bus calls the device and where it sits, in a further language.
     *
     * @param location null to leave it out
     */
    @Ddi("WdfPdoInitAddDeviceText")
    PdoInit deviceText(String description, String location, Locale language);

    /**
     * The language of the texts that are given without one, and of what is shown to whoever speaks
     * none of the others; by default {@link Locale#ROOT}.
     */
    @Ddi("WdfPdoInitSetDefaultLocale")
    PdoInit defaultLocale(Locale language);

    /** The container ID: the devices that have the same are one thing for people. */
    @Ddi("WdfPdoInitAssignContainerID")
    PdoInit containerId(UUID id);

    /**
     * The device may be used raw: it is started without a function driver if there is none, and its
     * bus driver is its power policy owner.
     *
     * @param deviceClass the setup class of such a device
     */
    @Ddi("WdfPdoInitAssignRawDevice")
    PdoInit rawDevice(UUID deviceClass);

    /** The child may be in a lighter power state than its bus. */
    @Ddi("WdfPdoInitRemovePowerDependencyOnParent")
    PdoInit removePowerDependencyOnParent();

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
