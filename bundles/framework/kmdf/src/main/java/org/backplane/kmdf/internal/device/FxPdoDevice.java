package org.backplane.kmdf.internal.device;

import org.backplane.ddi.Device;
import org.backplane.ddi.EvtDeviceEnableWakeAtBus;
import org.backplane.ddi.EvtDeviceSetLock;
import org.backplane.ddi.IoResourceRequirementsList;
import org.backplane.ddi.PdoDevice;
import org.backplane.ddi.ResourceListBuilder;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.kmdf.internal.pnp.FxPkgPdo;
import org.backplane.kmdf.internal.pnp.PdoCallbacks;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;

import java.util.function.Consumer;

/**
 * The part of a framework device that is a bus driver's child.
 *
 * <p><b>Level:</b> PASSIVE, what looks and reports up to DISPATCH. <b>Serialised by:</b>
 * device-add; the rest by the bus's child list.
 */
abstract class FxPdoDevice extends FxFdoDevice implements PdoDevice {

    FxPdoDevice(FxObject parent) {
        super(parent);
    }

    /** Whether it is a child of this bus that is in no list yet. */
    final boolean isStaticChildOf(FxDevice bus) {
        return fx().pnp() instanceof FxPkgPdo pdo && pdo.link() == null && pdo.bus().equals(bus);
    }

    @Override
    public Device parentDevice() {
        return pdo("parentDevice").bus().device();
    }

    @Override
    public void markMissing() {
        FxChild child = child("markMissing");
        if (child == null || !child.isStatic()) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    this
                            + (child == null
                                    ? " was not added to its bus; delete it"
                                    : " is in a child list; report it there with missing"));
        }
        if (!child.list.missing(this)) {
            throw new StatusException(Status.NO_SUCH_DEVICE, this + " is reported missing already");
        }
    }

    @Override
    public void requestEject() {
        pdo("requestEject");
        fx().kernel().pnpNotifications().requestDeviceEject(fx().deviceObject());
    }

    @Override
    public Object identificationDescription() {
        FxChild child = child("identificationDescription");
        if (child == null) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST, this + " was not added to its bus");
        }
        return child.identification;
    }

    @Override
    public Object addressDescription() {
        FxChild child = child("addressDescription");
        return child == null ? null : child.list.address(child);
    }

    @Override
    public void updateAddressDescription(Object address) {
        FxChild child = child("updateAddressDescription");
        if (child == null || child.isStatic()) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    this + " is a static child, which has no address description");
        }
        child.list.address(child, address);
    }

    @Override
    public void addEjectionRelationsPhysicalDevice(DeviceObject other) {
        required(other, "the PDO of a device that is ejected too");
        pdo("addEjectionRelationsPhysicalDevice").ejectionRelations().add(other);
    }

    @Override
    public void removeEjectionRelationsPhysicalDevice(DeviceObject other) {
        pdo("removeEjectionRelationsPhysicalDevice").ejectionRelations().remove(other);
    }

    @Override
    public void clearEjectionRelationsDevices() {
        pdo("clearEjectionRelationsDevices").ejectionRelations().clear();
    }

    @Override
    public Device evtDeviceResourcesQuery(Consumer<ResourceListBuilder> callback) {
        events("evtDeviceResourcesQuery").onResourcesQuery(callback);
        return device();
    }

    @Override
    public Device evtDeviceResourceRequirementsQuery(
            Consumer<IoResourceRequirementsList> callback) {
        events("evtDeviceResourceRequirementsQuery").onRequirementsQuery(callback);
        return device();
    }

    @Override
    public Device evtDeviceEject(Runnable callback) {
        events("evtDeviceEject").onEject(callback);
        return device();
    }

    @Override
    public Device evtDeviceSetLock(EvtDeviceSetLock callback) {
        events("evtDeviceSetLock").onSetLock(callback);
        return device();
    }

    @Override
    public Device evtDeviceEnableWakeAtBus(EvtDeviceEnableWakeAtBus callback) {
        events("evtDeviceEnableWakeAtBus").onEnableWakeAtBus(callback);
        return device();
    }

    @Override
    public Device evtDeviceDisableWakeAtBus(Runnable callback) {
        events("evtDeviceDisableWakeAtBus").onDisableWakeAtBus(callback);
        return device();
    }

    @Override
    public Device evtDeviceReportedMissing(Runnable callback) {
        events("evtDeviceReportedMissing").onReportedMissing(callback);
        return device();
    }

    private PdoCallbacks events(String registration) {
        checkOpen(registration);
        return pdo(registration).callbacks();
    }

    /** Null for a static child that was not added. */
    private FxChild child(String method) {
        return (FxChild) pdo(method).link();
    }

    private FxPkgPdo pdo(String method) {
        if (fx().pnp() instanceof FxPkgPdo pdo) {
            return pdo;
        }
        throw new StatusException(
                Status.INVALID_DEVICE_REQUEST,
                this + " is no bus driver's child, and has no " + method);
    }
}
