package org.backplane.wdm;

import org.backplane.runtime.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
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

    /** Guards {@link #byLink} and the enabled flags. */
    private final Lock lock;

    private final Map<String, DeviceInterface> byLink = new LinkedHashMap<>();
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
            // One of an earlier PDO, which had the same path, is replaced.
            return byLink.compute(
                    key(made.link()), (key, old) -> old != null && old.pdo() == pdo ? old : made);
        } finally {
            lock.release();
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
        byLink.remove(key(deviceInterface.link()), deviceInterface);
        lock.release();
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

    private static String key(String link) {
        return link.toUpperCase(Locale.ROOT);
    }
}
