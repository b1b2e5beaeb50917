package org.backplane.kmdf.internal.support;

import org.backplane.ddi.EvtDeviceInterfaceChange;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.InterfaceNotification;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.runtime.Level;
import org.backplane.runtime.Task;
import org.backplane.wdm.DeviceInterface;
import org.backplane.wdm.DeviceInterfaceListener;
import org.backplane.wdm.DeviceInterfaceTable;

import java.util.UUID;

/**
 * Tells a driver of interfaces, in a task of its own: whoever enables or disables one does not wait
 * for it.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> its lock, which is not held while the callback
 * runs.
 */
public final class FxInterfaceNotification extends FxDeferredCall
        implements InterfaceNotification, DeviceInterfaceListener {

    private final DeviceInterfaceTable table;
    private final UUID interfaceClass;
    private final InterfaceChanges changes;
    private final Task task;

    /** Makes a notification that hears of nothing yet. */
    public FxInterfaceNotification(
            FxObject parent,
            DeviceInterfaceTable table,
            InterfaceClass interfaceClass,
            EvtDeviceInterfaceChange callback) {
        this(parent, table, interfaceClass.id(), new InterfaceChanges(callback));
    }

    private FxInterfaceNotification(
            FxObject parent,
            DeviceInterfaceTable table,
            UUID interfaceClass,
            InterfaceChanges changes) {
        super(parent, "interface notification", null, "EvtDeviceInterfaceChange", changes::deliver);
        this.table = table;
        this.interfaceClass = interfaceClass;
        this.changes = changes;
        this.task = dispatcher().task(Level.PASSIVE, toString(), this::takeTurn);
    }

    /** Begins to hear, first of what is there. */
    public void listen() {
        table.addListener(this);
        for (DeviceInterface each : table.all()) {
            if (isMeant(each) && each.isEnabled()) {
                changes.found(each);
                tell();
            }
        }
    }

    @Override
    public void arrived(DeviceInterface deviceInterface) {
        if (isMeant(deviceInterface)) {
            changes.arrived(deviceInterface);
            tell();
        }
    }

    @Override
    public void removed(DeviceInterface deviceInterface) {
        if (isMeant(deviceInterface)) {
            changes.removed(deviceInterface);
            tell();
        }
    }

    private boolean isMeant(DeviceInterface deviceInterface) {
        return deviceInterface.interfaceClass().equals(interfaceClass);
    }

    private void tell() {
        lock.acquire();
        boolean post = !closed && makeDue();
        lock.release();
        if (post) {
            task.post();
        }
    }

    @Override
    protected void onDispose() {
        close();
        table.removeListener(this);
        changes.forgetAll();
        idle.await();
    }
}
