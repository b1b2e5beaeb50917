package org.backplane.wdm;

import org.backplane.runtime.Lock;
import org.backplane.status.StatusException;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who hears of the removal of which device, among the drivers that hold it open.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> its own lock, which is not held while anybody is
 * told.
 */
public final class TargetDeviceChanges {

    /** Guards the maps. */
    private final Lock lock;

    private final Map<TargetDeviceChange, DeviceObject> heard = new HashMap<>();
    private final Map<DeviceObject, Set<TargetDeviceChange>> listeners = new HashMap<>();

    TargetDeviceChanges(Lock lock) {
        this.lock = lock;
    }

    /** Adds who wants to hear of the device with this PDO, or moves it there from another one. */
    public void register(DeviceObject pdo, TargetDeviceChange listener) {
        lock.acquire();
        forget(listener);
        heard.put(listener, pdo);
        listeners.computeIfAbsent(pdo, device -> new LinkedHashSet<>()).add(listener);
        lock.release();
    }

    /** Removes a listener; it may still be being told of something. */
    public void unregister(TargetDeviceChange listener) {
        lock.acquire();
        forget(listener);
        lock.release();
    }

    private void forget(TargetDeviceChange listener) {
        DeviceObject pdo = heard.remove(listener);
        if (pdo != null) {
            Set<TargetDeviceChange> others = listeners.get(pdo);
            others.remove(listener);
            if (others.isEmpty()) {
                listeners.remove(pdo);
            }
        }
    }

    /** Whether anybody wants to hear of the device with this PDO. */
    public boolean isHeard(DeviceObject pdo) {
        return !listenersOf(pdo).isEmpty();
    }

    /**
     * Asks all who listen whether the device may go.
     *
     * @throws StatusException from the first who says no; the others are not asked
     */
    public void queryRemove(DeviceObject pdo) {
        listenersOf(pdo).forEach(TargetDeviceChange::queryRemove);
    }

    /** Tells all who listen that the device stays. */
    public void removeCanceled(DeviceObject pdo) {
        listenersOf(pdo).forEach(TargetDeviceChange::removeCanceled);
    }

    /** Tells all who listen that the device goes. */
    public void removeComplete(DeviceObject pdo) {
        listenersOf(pdo).forEach(TargetDeviceChange::removeComplete);
    }

    private List<TargetDeviceChange> listenersOf(DeviceObject pdo) {
        lock.acquire();
        try {
            Set<TargetDeviceChange> found = listeners.get(pdo);
            return found == null ? List.of() : List.copyOf(found);
        } finally {
            lock.release();
        }
    }
}
