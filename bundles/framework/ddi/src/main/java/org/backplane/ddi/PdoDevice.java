package org.backplane.ddi;

import org.backplane.wdm.DeviceObject;
import org.osgi.annotation.versioning.ProviderType;

import java.util.function.Consumer;

/**
 * What a bus driver's child has: its bus, and what the bus does for it.
 *
 * <p>Every method throws INVALID_DEVICE_REQUEST for a device that is none.
 *
 * <p><b>Level:</b> PASSIVE, if not said otherwise. <b>Serialised by:</b> device-add, for what is
 * registered; else nothing.
 */
@ProviderType
public interface PdoDevice {

    /** The bus's device. At any level. */
    @Ddi("WdfPdoGetParent")
    Device parentDevice();

    /**
     * The bus does not find this child any more; for static children. Up to DISPATCH.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST for a child of a child
     *     list, which is reported there; NO_SUCH_DEVICE if it was not added, or is missing already
     */
    @Ddi("WdfPdoMarkMissing")
    void markMissing();

    /** Asks the PnP manager to eject this child; it decides whether and when. Up to DISPATCH. */
    @Ddi("WdfPdoRequestEject")
    void requestEject();

    /**
     * The child's identification description; for a static child its device. At any level.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST for a static child that
     *     was not added
     */
    @Ddi("WdfPdoRetrieveIdentificationDescription")
    Object identificationDescription();

    /** The child's address description; null if it has none. Up to DISPATCH. */
    @Ddi("WdfPdoRetrieveAddressDescription")
    Object addressDescription();

    /**
     * Gives the child another address description. Up to DISPATCH.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST for a static child
     */
    @Ddi("WdfPdoUpdateAddressDescription")
    void updateAddressDescription(Object address);

    /** Says that another device is ejected together with this one. Up to DISPATCH. */
    @Ddi("WdfPdoAddEjectionRelationsPhysicalDevice")
    void addEjectionRelationsPhysicalDevice(DeviceObject pdo);

    /** Takes that back; harmless if it was not said. Up to DISPATCH. */
    @Ddi("WdfPdoRemoveEjectionRelationsPhysicalDevice")
    void removeEjectionRelationsPhysicalDevice(DeviceObject pdo);

    /** Takes it back for all devices. Up to DISPATCH. */
    @Ddi("WdfPdoClearEjectionRelationsDevices")
    void clearEjectionRelationsDevices();

    /** EvtDeviceResourcesQuery: adds what the child's hardware occupies already. */
    @Ddi("WdfPdoInitSetEventCallbacks")
    Device evtDeviceResourcesQuery(Consumer<ResourceListBuilder> callback);

    /** EvtDeviceResourceRequirementsQuery: says what the child's hardware needs, and could use. */
    @Ddi("WdfPdoInitSetEventCallbacks")
    Device evtDeviceResourceRequirementsQuery(Consumer<IoResourceRequirementsList> callback);

    /**
     * EvtDeviceEject: the hardware lets go of the child, which is missing afterwards; throws a
     * StatusException if it does not.
     */
    @Ddi("WdfPdoInitSetEventCallbacks")
    Device evtDeviceEject(Runnable callback);

    /** EvtDeviceSetLock: the hardware is locked in its place, or let go. */
    @Ddi("WdfPdoInitSetEventCallbacks")
    Device evtDeviceSetLock(EvtDeviceSetLock callback);

    /** EvtDeviceEnableWakeAtBus: the bus is to pass on the child's wake signal. */
    @Ddi("WdfPdoInitSetEventCallbacks")
    Device evtDeviceEnableWakeAtBus(EvtDeviceEnableWakeAtBus callback);

    /** EvtDeviceDisableWakeAtBus: the bus is to pass it on no more. */
    @Ddi("WdfPdoInitSetEventCallbacks")
    Device evtDeviceDisableWakeAtBus(Runnable callback);

    /** EvtDeviceReportedMissing: the PnP manager hears that the child is not there any more. */
    @Ddi("WdfPdoInitSetEventCallbacks")
    Device evtDeviceReportedMissing(Runnable callback);
}
