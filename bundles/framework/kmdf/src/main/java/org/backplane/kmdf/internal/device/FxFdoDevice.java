package org.backplane.kmdf.internal.device;

import org.backplane.ddi.ChildList;
import org.backplane.ddi.ChildListConfig;
import org.backplane.ddi.ChildListIterator;
import org.backplane.ddi.Device;
import org.backplane.ddi.EvtChildListCreateDevice;
import org.backplane.ddi.EvtDeviceFilterResourceRequirements;
import org.backplane.ddi.EvtDeviceRemoveAddedResources;
import org.backplane.ddi.FdoDevice;
import org.backplane.ddi.PdoInit;
import org.backplane.ddi.RetrieveChildFlags;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.kmdf.internal.pnp.FxPkgFdo;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.InterfaceQuery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The part of a framework device that has children, and a say in what its stack asks for.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> device-add; the lists by themselves.
 */
abstract class FxFdoDevice extends FxPnpReportingDevice implements FdoDevice {

    /** In the order of creation; empty for a device that is no bus. */
    private List<FxChildList> childLists = List.of();

    private FxChildList defaultChildList;

    /** Null as long as there was no static child. */
    private volatile FxChildList staticChildren;

    FxFdoDevice(FxObject parent) {
        super(parent);
    }

    /** This device. */
    abstract FxDevice fx();

    @Override
    public ChildList createChildList(EvtChildListCreateDevice create) {
        return createChildList(create, _ -> {});
    }

    @Override
    public ChildList createChildList(
            EvtChildListCreateDevice create, Consumer<ChildListConfig> configure) {
        checkOpen("createChildList");
        required(create, "EvtChildListCreateDevice");
        FxChildListConfig config = new FxChildListConfig(create);
        configure.accept(config);
        return adoptList(config);
    }

    /** Makes the list that was asked for before the device was created. */
    final void createDefaultChildList(FxChildListConfig config) {
        if (config != null) {
            defaultChildList = adoptList(config);
        }
    }

    private FxChildList adoptList(FxChildListConfig config) {
        FxChildList list = adopt(new FxChildList(fx(), config));
        if (childLists.isEmpty()) {
            childLists = new CopyOnWriteArrayList<>();
        }
        childLists.add(list);
        return list;
    }

    /** The lists of children, the static ones last. */
    public final List<FxChildList> childLists() {
        return childLists;
    }

    @Override
    public ChildList defaultChildList() {
        return defaultChildList;
    }

    @Override
    public PdoInit pdoInitAllocate() {
        fdo("pdoInitAllocate");
        staticChildren();
        return new FxPdoInit(fx(), null);
    }

    /** Made with the first child, which a driver makes when it adds the device or starts it. */
    private FxChildList staticChildren() {
        FxChildList list = staticChildren;
        if (list == null) {
            list = adoptList(new FxChildListConfig(null));
            staticChildren = list;
        }
        return list;
    }

    @Override
    public void addStaticChild(Device child) {
        if (!(child instanceof FxDevice pdo) || !pdo.isStaticChildOf(fx())) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    child
                            + " is no static child of "
                            + this
                            + "; make it with pdoInitAllocate of this device, and add it once");
        }
        pdo.addReturned();
        staticChildren().addStatic(pdo);
    }

    @Override
    public ChildListIterator lockStaticChildListForIteration(RetrieveChildFlags which) {
        FxChildList list = staticChildren;
        return list != null ? list.beginIteration(which) : FxChildIterator.overNothing();
    }

    @Override
    public <T> T queryForInterface(Class<T> type, InterfaceQuery query) {
        return fdo("queryForInterface").queryForInterface(type, query);
    }

    @Override
    public Device evtDeviceFilterRemoveResourceRequirements(
            EvtDeviceFilterResourceRequirements callback) {
        checkOpen("evtDeviceFilterRemoveResourceRequirements");
        fdo("evtDeviceFilterRemoveResourceRequirements").requirements().onRemove(callback);
        return device();
    }

    @Override
    public Device evtDeviceFilterAddResourceRequirements(
            EvtDeviceFilterResourceRequirements callback) {
        checkOpen("evtDeviceFilterAddResourceRequirements");
        fdo("evtDeviceFilterAddResourceRequirements").requirements().onAdd(callback);
        return device();
    }

    @Override
    public Device evtDeviceRemoveAddedResources(EvtDeviceRemoveAddedResources callback) {
        checkOpen("evtDeviceRemoveAddedResources");
        fdo("evtDeviceRemoveAddedResources").requirements().onRemoveAdded(callback);
        return device();
    }

    private FxPkgFdo fdo(String method) {
        if (fx().pnp() instanceof FxPkgFdo fdo) {
            return fdo;
        }
        throw new StatusException(
                Status.INVALID_DEVICE_REQUEST,
                this + " is no function or filter driver's device, and has no " + method);
    }
}
