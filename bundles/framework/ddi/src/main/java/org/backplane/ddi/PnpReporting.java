package org.backplane.ddi;

import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.PnpDeviceState;
import org.osgi.annotation.versioning.ProviderType;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * What a device tells the PnP manager, and other drivers, about itself.
 *
 * <p>All of it may be said at any time. The PnP manager asks when it needs to know; where it should
 * ask anew, the framework tells it.
 *
 * <p><b>Level:</b> up to DISPATCH, if not said otherwise. <b>Serialised by:</b> itself.
 */
@ProviderType
public interface PnpReporting {

    /**
     * Says what the device can do; the PnP manager asks before the first start, and each time that
     * it wants to know.
     *
     * @param config says it; what it does not mention stays as it was
     */
    @Ddi("WdfDeviceSetPnpCapabilities")
    Device pnpCapabilities(Consumer<PnpCapabilities> config);

    /**
     * Says which power states the device has.
     *
     * @param config says it; what it does not mention stays as it was
     */
    @Ddi("WdfDeviceSetPowerCapabilities")
    Device powerCapabilities(Consumer<PowerCapabilities> config);

    /** Whether this device said that. */
    @Ddi("WdfDeviceGetDeviceState")
    boolean deviceState(PnpDeviceState flag);

    /**
     * Says that something is, or is no more, the matter with the device. False takes back what any
     * driver of the stack says, as long as this one says so.
     */
    @Ddi("WdfDeviceSetDeviceState")
    void deviceState(PnpDeviceState flag, boolean set);

    /**
     * The kind of bus that this device is, which its children answer with (GUID_BUS_TYPE).
     *
     * @param busType null for none
     */
    @Ddi("WdfDeviceSetBusInformationForChildren")
    Device busInformationForChildren(UUID busType);

    /** Says that another device has to go when this one goes. */
    @Ddi("WdfDeviceAddRemovalRelationsPhysicalDevice")
    void addRemovalRelationsPhysicalDevice(DeviceObject pdo);

    /** Takes that back; harmless if it was not said. */
    @Ddi("WdfDeviceRemoveRemovalRelationsPhysicalDevice")
    void removeRemovalRelationsPhysicalDevice(DeviceObject pdo);

    /** Takes it back for all devices. */
    @Ddi("WdfDeviceClearRemovalRelationsDevices")
    void clearRemovalRelationsDevices();

    /** EvtDeviceRelationsQuery: relations are about to be answered. */
    Device evtDeviceRelationsQuery(EvtDeviceRelationsQuery callback);

    /**
     * Says that this device needs another one as soon as special files lie on it: that one hears of
     * them too.
     */
    @Ddi("WdfDeviceAddDependentUsageDeviceObject")
    void addDependentUsageDeviceObject(DeviceObject other);

    /** Takes that back; harmless if it was not said. */
    @Ddi("WdfDeviceRemoveDependentUsageDeviceObject")
    void removeDependentUsageDeviceObject(DeviceObject other);

    /**
     * Offers an interface to drivers that ask the stack for it. Several may be offered; of several
     * of one type the first counts.
     *
     * <p>The object's type has to be known to both sides: it is one of a contract package. If it is
     * a {@link org.backplane.wdm.CountedInterface}, the framework counts a reference for each
     * asker.
     *
     * @param exposed null if {@link QueryInterfaceConfig#importInterface} is said
     * @throws org.backplane.status.StatusException INVALID_PARAMETER if it lacks an object or, for
     *     an import, a callback; or for a question to the parent stack if this device is no PDO
     */
    @Ddi("WdfDeviceAddQueryInterface")
    Device addQueryInterface(UUID type, Object exposed, Consumer<QueryInterfaceConfig> config);
}
