package org.backplane.ddi;

import org.backplane.wdm.InterfaceQuery;
import org.osgi.annotation.versioning.ProviderType;

import java.util.function.Consumer;

/**
 * What a function or filter driver's device has: children, and a say in what its stack asks for.
 *
 * <p>Unless said otherwise, every method throws INVALID_DEVICE_REQUEST for a device that is none.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> device-add, for what is registered; else nothing.
 */
@ProviderType
public interface FdoDevice {

    /** Makes the list of children of a bus; {@code create} is called for each that appears. */
    @Ddi("WdfChildListCreate")
    ChildList createChildList(EvtChildListCreateDevice create);

    /**
     * As {@link #createChildList(EvtChildListCreateDevice)}.
     *
     * @param config says more about it; runs before this method returns
     */
    @Ddi("WdfChildListCreate")
    ChildList createChildList(EvtChildListCreateDevice create, Consumer<ChildListConfig> config);

    /**
     * The list that {@link DeviceInit#defaultChildList} asked for; null if it did not.
     *
     * <p><b>Level:</b> up to DISPATCH.
     */
    @Ddi("WdfFdoGetDefaultChildList")
    ChildList defaultChildList();

    /**
     * Begins to make a child that is in no child list, at any time: a static child. It is reported
     * by {@link #addStaticChild}; one that is created and not reported goes by {@link
     * Device#delete}.
     */
    @Ddi("WdfPdoInitAllocate")
    PdoInit pdoInitAllocate();

    /**
     * Reports a static child: from now on it is present. Its registration is over.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST if it is no child of this
     *     bus out of {@link #pdoInitAllocate}, or was added before; DELETE_PENDING if the bus goes
     */
    @Ddi("WdfFdoAddStaticChild")
    void addStaticChild(Device child);

    /**
     * Opens an iteration over the static children as they are now; to be closed, best by try.
     *
     * <p><b>Level:</b> up to DISPATCH.
     */
    @Ddi("WdfFdoLockStaticChildListForIteration")
    ChildListIterator lockStaticChildListForIteration(RetrieveChildFlags which);

    /**
     * Asks the drivers below for an interface. If it is a {@link
     * org.backplane.wdm.CountedInterface}, the driver dereferences it when it has done with it.
     *
     * @param type what it is to be
     * @throws org.backplane.status.StatusException NOT_SUPPORTED if nobody has it;
     *     OBJECT_TYPE_MISMATCH if it is something else
     */
    @Ddi("WdfFdoQueryForInterface")
    <T> T queryForInterface(Class<T> type, InterfaceQuery query);

    /**
     * EvtDeviceFilterRemoveResourceRequirements: the stack's requirements come by on their way
     * down.
     */
    @Ddi("WdfFdoInitSetEventCallbacks")
    Device evtDeviceFilterRemoveResourceRequirements(EvtDeviceFilterResourceRequirements callback);

    /** EvtDeviceFilterAddResourceRequirements: they come by on their way up. */
    @Ddi("WdfFdoInitSetEventCallbacks")
    Device evtDeviceFilterAddResourceRequirements(EvtDeviceFilterResourceRequirements callback);

    /** EvtDeviceRemoveAddedResources: before the drivers below start. */
    @Ddi("WdfFdoInitSetEventCallbacks")
    Device evtDeviceRemoveAddedResources(EvtDeviceRemoveAddedResources callback);
}
