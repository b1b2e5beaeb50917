package org.backplane.kmdf.internal.pnp;

import org.backplane.ddi.EvtDeviceFilterResourceRequirements;
import org.backplane.ddi.EvtDeviceRemoveAddedResources;
import org.backplane.kmdf.internal.callback.CallbackRunner;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.hardware.FxIoRequirements;
import org.backplane.kmdf.internal.hardware.FxResourceListBuilder;
import org.backplane.status.Status;
import org.backplane.wdm.Irp;
import org.backplane.wdm.ResourceList;
import org.backplane.wdm.ResourceRequirements;
import org.backplane.wdm.StartParameters;

/**
 * A function or filter driver's say in what its stack asks for (WDF_FDO_EVENT_CALLBACKS); one that
 * has none of it has no such object.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> filled by device-add, constant afterwards; calls
 * by the PnP manager.
 */
public final class ResourceFiltering {

    private final CallbackRunner runner;
    private EvtDeviceFilterResourceRequirements remove;
    private EvtDeviceFilterResourceRequirements add;
    private EvtDeviceRemoveAddedResources removeAdded;

    ResourceFiltering(CallbackRunner runner) {
        this.runner = runner;
    }

    /** Registers EvtDeviceFilterRemoveResourceRequirements. */
    public void onRemove(EvtDeviceFilterResourceRequirements callback) {
        remove = callback;
    }

    /** Registers EvtDeviceFilterAddResourceRequirements. */
    public void onAdd(EvtDeviceFilterResourceRequirements callback) {
        add = callback;
    }

    /** Registers EvtDeviceRemoveAddedResources. */
    public void onRemoveAdded(EvtDeviceRemoveAddedResources callback) {
        removeAdded = callback;
    }

    /** The requirements on their way down. */
    Outcome down(Irp irp) {
        return filter("EvtDeviceFilterRemoveResourceRequirements", remove, irp);
    }

    /** The requirements on their way up. */
    Outcome up(Irp irp) {
        return filter("EvtDeviceFilterAddResourceRequirements", add, irp);
    }

    private Outcome filter(String name, EvtDeviceFilterResourceRequirements callback, Irp irp) {
        if (callback == null) {
            return Outcome.OK;
        }
        FxIoRequirements list = new FxIoRequirements(requirements(irp));
        Outcome outcome =
                runner.run(name, () -> callback.evtDeviceFilterResourceRequirements(list));
        if (outcome.isOk()) {
            irp.result(list.build());
            irp.status(Status.SUCCESS);
        }
        return outcome;
    }

    /** What another driver made of it, or what it came with. */
    private static ResourceRequirements requirements(Irp irp) {
        if (irp.result() instanceof ResourceRequirements changed) {
            return changed;
        }
        return irp.current().argument() instanceof ResourceRequirements given
                ? given
                : ResourceRequirements.NONE;
    }

    /**
     * Takes out what the driver had added, for those below.
     *
     * @return what goes down; null with {@code failure} filled if the driver refused
     */
    StartParameters withoutAdded(StartParameters assigned, Outcome[] failure) {
        if (removeAdded == null || assigned.raw().resources().isEmpty()) {
            return assigned;
        }
        FxResourceListBuilder raw = new FxResourceListBuilder(assigned.raw());
        FxResourceListBuilder translated = new FxResourceListBuilder(assigned.translated());
        Outcome outcome =
                runner.run(
                        "EvtDeviceRemoveAddedResources",
                        () -> removeAdded.evtDeviceRemoveAddedResources(raw, translated));
        if (!outcome.isOk()) {
            failure[0] = outcome;
            return null;
        }
        ResourceList lowerRaw = raw.build();
        return new StartParameters(lowerRaw, translated.build());
    }
}
