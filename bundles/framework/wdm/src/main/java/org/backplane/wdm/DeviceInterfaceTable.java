package org.backplane.wdm;

import org.backplane.runtime.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * All device interfaces of an instance, by symbolic link.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> its own lock, which is not held while listeners
 * run.
 */
public final class DeviceInterfaceTable {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceInterfaceTable.class);

    /** Guards the maps and the enabled flags. */
    private final Lock lock;

    private final Map<String, DeviceInterface> byLink = new LinkedHashMap<>();

    /** For those who know the device: there may be a hundred thousand others. */
    private final Map<DeviceObject, List<DeviceInterface>> byPdo = new HashMap<>();

    private final Map<String, List<DeviceInterface>> byInstance = new HashMap<>();
    private final List<DeviceInterfaceListener> listeners = new CopyOnWriteArrayList<>();

    DeviceInterfaceTable(Lock lock) {
        this.lock = lock;
    }

    /**
     * Registers an interface of a device, disabled (IoRegisterDeviceInterface); gives back the one
     * that the device has already.
     */
    public DeviceInterface register(UUID interfaceClass, DeviceObject pdo, String reference) {
        DeviceInterface made = new DeviceInterface(interfaceClass, pdo, reference);
        lock.acquire();
        try {
            String link = key(made.link());
            DeviceInterface old = byLink.get(link);
            if (old != null && old.pdo() == pdo) {
                return old;
            }
            if (old != null) {
                // One of an earlier PDO, which had the same path, is replaced.
                forget(old);
            }
            byLink.put(link, made);
            byPdo.computeIfAbsent(pdo, device -> new ArrayList<>(1)).add(made);
            byInstance.computeIfAbsent(made.instance(), path -> new ArrayList<>(1)).add(made);
            return made;
        } finally {
            lock.release();
        }
    }

    private void forget(DeviceInterface gone) {
        if (byLink.remove(key(gone.link()), gone)) {
            forget(byPdo, gone.pdo(), gone);
            forget(byInstance, gone.instance(), gone);
        }
    }

    private static <K> void forget(Map<K, List<DeviceInterface>> map, K key, DeviceInterface gone) {
        List<DeviceInterface> others = map.get(key);
        others.remove(gone);
        if (others.isEmpty()) {
            map.remove(key);
        }
    }

    /** Enables or disables an interface (IoSetDeviceInterfaceState) and tells the listeners. */
    public void setState(DeviceInterface deviceInterface, boolean enabled) {
        lock.acquire();
        boolean changed = deviceInterface.enabled != enabled;
        deviceInterface.enabled = enabled;
        lock.release();
        if (changed) {
            listeners.forEach(listener -> tell(listener, deviceInterface, enabled));
        }
    }

    /** Listeners are foreign code: what one throws is kept from the driver, and from the others. */
    private static void tell(
            DeviceInterfaceListener listener, DeviceInterface deviceInterface, boolean enabled) {
        try {
            if (enabled) {
                listener.arrived(deviceInterface);
            } else {
                listener.removed(deviceInterface);
            }
        } catch (RuntimeException e) {
            LOG.error("A listener failed at a change of {}", deviceInterface.link(), e);
        }
    }

    /** Forgets an interface of a device that is gone, disabling it first. */
    public void unregister(DeviceInterface deviceInterface) {
        setState(deviceInterface, false);
        lock.acquire();
        forget(deviceInterface);
        lock.release();
    }

    /** Disables all interfaces of a device, which goes. */
    public void disableAll(DeviceObject pdo) {
        of(pdo).forEach(each -> setState(each, false));
    }

    /** Forgets all interfaces of a device, which is gone. */
    public void unregisterAll(DeviceObject pdo) {
        of(pdo).forEach(this::unregister);
    }

    /** The interfaces of a device, enabled or not, in the order of registration. */
    public List<DeviceInterface> of(DeviceObject pdo) {
        lock.acquire();
        try {
            List<DeviceInterface> own = byPdo.get(pdo);
            return own == null ? List.of() : List.copyOf(own);
        } finally {
            lock.release();
        }
    }

    /** The interfaces of the device with this instance path, whatever its case. */
    List<DeviceInterface> ofInstance(String path) {
        lock.acquire();
        try {
            List<DeviceInterface> own = byInstance.get(key(path));
            return own == null ? List.of() : List.copyOf(own);
        } finally {
            lock.release();
        }
    }

    /** The interface with this symbolic link, whatever its case; null if there is none. */
    public DeviceInterface find(String link) {
        lock.acquire();
        try {
            return byLink.get(key(link));
        } finally {
            lock.release();
        }
    }

    /** All interfaces, enabled or not, in the order of registration. */
    public List<DeviceInterface> all() {
        lock.acquire();
        try {
            return new ArrayList<>(byLink.values());
        } finally {
            lock.release();
        }
    }

    /** Adds a listener; it hears of what changes from now on. */
    public void addListener(DeviceInterfaceListener listener) {
        listeners.add(listener);
    }

    /** Removes a listener. */
    public void removeListener(DeviceInterfaceListener listener) {
        listeners.remove(listener);
    }

    static String key(String link) {
        return link.toUpperCase(Locale.ROOT);
    }
}
