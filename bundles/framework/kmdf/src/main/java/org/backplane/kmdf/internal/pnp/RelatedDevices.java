package org.backplane.kmdf.internal.pnp;

import org.backplane.wdm.DeviceObject;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Devices that have to do with a device in one way.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> itself.
 */
public final class RelatedDevices {

    private final List<DeviceObject> devices = new CopyOnWriteArrayList<>();

    RelatedDevices() {}

    /** Adds a device; one that is there already stays there once. */
    public void add(DeviceObject device) {
        ((CopyOnWriteArrayList<DeviceObject>) devices).addIfAbsent(device);
    }

    /** Takes a device out; harmless if it is not there. */
    public void remove(DeviceObject device) {
        devices.remove(device);
    }

    /** Takes all out. */
    public void clear() {
        devices.clear();
    }

    /** Those that are there, without those that are deleted meanwhile. */
    List<DeviceObject> list() {
        List<DeviceObject> alive = new ArrayList<>(devices);
        alive.removeIf(DeviceObject::isDeleted);
        return alive;
    }
}
