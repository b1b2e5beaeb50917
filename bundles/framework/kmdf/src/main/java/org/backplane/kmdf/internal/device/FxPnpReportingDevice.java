package org.backplane.kmdf.internal.device;

import org.backplane.ddi.Device;
import org.backplane.ddi.EvtDeviceRelationsQuery;
import org.backplane.ddi.PnpCapabilities;
import org.backplane.ddi.PnpReporting;
import org.backplane.ddi.PowerCapabilities;
import org.backplane.ddi.QueryInterfaceConfig;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.kmdf.internal.pnp.PnpReports;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.PnpDeviceState;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * The part of a framework device that tells the PnP manager, and other drivers, about it.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> {@link PnpReports}.
 */
abstract class FxPnpReportingDevice extends FxPnpPowerDevice implements PnpReporting {

    FxPnpReportingDevice(FxObject parent) {
        super(parent);
    }

    @Override
    public Device pnpCapabilities(Consumer<PnpCapabilities> config) {
        reports("capabilities").capabilities(config);
        return device();
    }

    @Override
    public Device powerCapabilities(Consumer<PowerCapabilities> config) {
        reports("capabilities").powerCapabilities(config);
        return device();
    }

    @Override
    public boolean deviceState(PnpDeviceState flag) {
        required(flag, "a flag of the device's state");
        return reports("state").isSet(flag);
    }

    @Override
    public void deviceState(PnpDeviceState flag, boolean set) {
        required(flag, "a flag of the device's state");
        reports("state").set(flag, set);
    }

    @Override
    public Device busInformationForChildren(UUID busType) {
        reports("children").busType(busType);
        return device();
    }

    @Override
    public void addRemovalRelationsPhysicalDevice(DeviceObject pdo) {
        required(pdo, "the PDO of a device that has to go too");
        reports("removal relations").removalRelations().add(pdo);
    }

    @Override
    public void removeRemovalRelationsPhysicalDevice(DeviceObject pdo) {
        reports("removal relations").removalRelations().remove(pdo);
    }

    @Override
    public void clearRemovalRelationsDevices() {
        reports("removal relations").removalRelations().clear();
    }

    @Override
    public Device evtDeviceRelationsQuery(EvtDeviceRelationsQuery callback) {
        checkOpen("evtDeviceRelationsQuery");
        reports("relations").onRelationsQuery(callback);
        return device();
    }

    @Override
    public void addDependentUsageDeviceObject(DeviceObject other) {
        required(other, "a device that special files on this one need");
        reports("special files").usageDependents().add(other);
    }

    @Override
    public void removeDependentUsageDeviceObject(DeviceObject other) {
        reports("special files").usageDependents().remove(other);
    }

    @Override
    public Device addQueryInterface(
            UUID type, Object exposed, Consumer<QueryInterfaceConfig> config) {
        required(type, "the type of an interface");
        reports("interfaces for drivers").addInterface(type, exposed, config);
        return device();
    }

    private PnpReports reports(String what) {
        if (pnp() == null) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    this
                            + " is a control device, which the PnP manager does not know: it has no"
                            + " "
                            + what);
        }
        return pnp().reports();
    }
}
