package org.backplane.kmdf.internal.support;

import org.backplane.ddi.EvtDeviceInterfaceChange;
import org.backplane.wdm.DeviceInterface;

import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a driver is still to hear of interfaces, in order.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> additions by nothing; {@link #deliver} by its
 * only caller.
 */
final class InterfaceChanges {

    /** What happened to an interface; FOUND says that it may have been there before. */
    private enum Kind {
        FOUND,
        ARRIVED,
        REMOVED
    }

    private record Change(DeviceInterface of, Kind kind) {}

    private final EvtDeviceInterfaceChange callback;
    private final Queue<Change> waiting = new ConcurrentLinkedQueue<>();

    /** Those that the driver has heard have come. */
    private final Set<DeviceInterface> known = new HashSet<>();

    InterfaceChanges(EvtDeviceInterfaceChange callback) {
        this.callback = callback;
    }

    void found(DeviceInterface there) {
        waiting.add(new Change(there, Kind.FOUND));
    }

    void arrived(DeviceInterface arrived) {
        waiting.add(new Change(arrived, Kind.ARRIVED));
    }

    void removed(DeviceInterface removed) {
        waiting.add(new Change(removed, Kind.REMOVED));
    }

    void forgetAll() {
        waiting.clear();
    }

    /** Tells the driver all that waits. */
    void deliver() {
        Change change = waiting.poll();
        while (change != null) {
            if (isNews(change)) {
                callback.evtDeviceInterfaceChange(
                        change.of().link(), change.kind() != Kind.REMOVED);
            }
            change = waiting.poll();
        }
    }

    /**
     * An interface that came while the driver registered is both found and said to have arrived.
     * One that went meanwhile is found out of date, and its removal is over or follows.
     */
    private boolean isNews(Change change) {
        return switch (change.kind()) {
            case FOUND -> change.of().isEnabled() && known.add(change.of());
            case ARRIVED -> known.add(change.of());
            case REMOVED -> known.remove(change.of());
        };
    }
}
