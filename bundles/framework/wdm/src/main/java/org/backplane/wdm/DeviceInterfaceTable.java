package org.backplane.wdm;

import org.backplane.runtime.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * All device interfaces of an instance, by device instance path. A PDO keeps its path as long as it
 * has interfaces.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> its own lock, which is not held while listeners
 * run.
 */
public final class DeviceInterfaceTable {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceInterfaceTable.class);

    private static final String PREFIX = "\\\\?\\";
    private static final int CLASS_LENGTH = "{00000000-0000-0000-0000-000000000000}".length();

    /** Guards the map, the links from interface to interface, and the enabled flags. */
    private final Lock lock;

    /** The first interface under each path; there may be a hundred thousand devices. */
    private final Map<PathKey, DeviceInterface> byPath = new LinkedHashMap<>();

    private final List<DeviceInterfaceListener> listeners = new CopyOnWriteArrayList<>();

    /**
     * An instance path as it is compared: in any case, and as it is written in links, where {@code
     * #} stands for a backslash.
     */
    private static final class PathKey {

        private final String path;

        PathKey(String path) {
            this.path = path;
        }

        private static int folded(char c) {
            return c == '\\' ? '#' : Character.toUpperCase(c);
        }

        @Override
        public boolean equals(Object other) {
            if (!(other instanceof PathKey key) || key.path.length() != path.length()) {
                return false;
            }
            for (int i = 0; i < path.length(); i++) {
                if (folded(path.charAt(i)) != folded(key.path.charAt(i))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            int hash = 0;
            for (int i = 0; i < path.length(); i++) {
                hash = 31 * hash + folded(path.charAt(i));
            }
            return hash;
        }
    }

    DeviceInterfaceTable(Lock lock) {
        this.lock = lock;
    }

    /**
     * Registers an interface of a device, disabled (IoRegisterDeviceInterface); gives back the one
     * that the device has already. One of an earlier PDO, which had the same path, is replaced.
     */
    public DeviceInterface register(UUID interfaceClass, DeviceObject pdo, String reference) {
        DeviceInterface made = new DeviceInterface(interfaceClass, pdo, reference);
        PathKey path = new PathKey(made.instanceId());
        lock.acquire();
        try {
            DeviceInterface first = byPath.get(path);
            DeviceInterface old = find(first, interfaceClass, reference);
            if (old != null && old.pdo() == pdo) {
                return old;
            }
            if (old != null) {
                first = without(first, old);
            }
            byPath.put(path, append(first, made));
            return made;
        } finally {
            lock.release();
        }
    }

    private static DeviceInterface find(
            DeviceInterface first, UUID interfaceClass, String reference) {
        DeviceInterface each = first;
        while (each != null
                && !(each.interfaceClass().equals(interfaceClass)
                        && each.reference().equalsIgnoreCase(reference))) {
            each = each.nextOfPath;
        }
        return each;
    }

    private static DeviceInterface append(DeviceInterface first, DeviceInterface made) {
        if (first == null) {
            return made;
        }
        DeviceInterface last = first;
        while (last.nextOfPath != null) {
            last = last.nextOfPath;
        }
        last.nextOfPath = made;
        return first;
    }

    private static DeviceInterface without(DeviceInterface first, DeviceInterface gone) {
        if (first == gone) {
            return gone.nextOfPath;
        }
        for (DeviceInterface each = first; each != null; each = each.nextOfPath) {
            if (each.nextOfPath == gone) {
                each.nextOfPath = gone.nextOfPath;
            }
        }
        return first;
    }

    private void forget(DeviceInterface gone) {
        PathKey path = new PathKey(gone.instanceId());
        DeviceInterface first = byPath.get(path);
        if (first == gone && gone.nextOfPath == null) {
            byPath.remove(path);
        } else if (first != null) {
            byPath.put(path, without(first, gone));
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
        List<DeviceInterface> all = ofInstance(pdo.instanceId());
        all.removeIf(each -> each.pdo() != pdo);
        return all;
    }

    /** The interfaces of the device with this instance path, whatever its case. */
    List<DeviceInterface> ofInstance(String path) {
        List<DeviceInterface> own = new ArrayList<>(1);
        if (path != null) {
            PathKey key = new PathKey(path);
            lock.acquire();
            collect(byPath.get(key), own);
            lock.release();
        }
        return own;
    }

    private static void collect(DeviceInterface first, List<DeviceInterface> into) {
        for (DeviceInterface each = first; each != null; each = each.nextOfPath) {
            into.add(each);
        }
    }

    /** The interface with this symbolic link, whatever its case; null if there is none. */
    public DeviceInterface find(String link) {
        if (!link.startsWith(PREFIX)) {
            return null;
        }
        // An instance path may look like a class in its middle.
        for (int at = link.indexOf("#{"); at >= 0; at = link.indexOf("#{", at + 1)) {
            int rest = at + 1 + CLASS_LENGTH;
            if (rest <= link.length()
                    && link.charAt(rest - 1) == '}'
                    && (rest == link.length() || link.charAt(rest) == '\\')) {
                DeviceInterface found =
                        find(
                                link.substring(PREFIX.length(), at),
                                link.substring(at + 2, rest - 1),
                                link.substring(Math.min(link.length(), rest + 1)));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private DeviceInterface find(String path, String interfaceClass, String reference) {
        for (DeviceInterface each : ofInstance(path)) {
            if (each.interfaceClass().toString().equalsIgnoreCase(interfaceClass)
                    && each.reference().equalsIgnoreCase(reference)) {
                return each;
            }
        }
        return null;
    }

    /** All interfaces, enabled or not: devices in the order of their first registration. */
    public List<DeviceInterface> all() {
        List<DeviceInterface> all = new ArrayList<>();
        lock.acquire();
        byPath.values().forEach(each -> collect(each, all));
        lock.release();
        return all;
    }

    /** Adds a listener; it hears of what changes from now on. */
    public void addListener(DeviceInterfaceListener listener) {
        listeners.add(listener);
    }

    /** Removes a listener. */
    public void removeListener(DeviceInterfaceListener listener) {
        listeners.remove(listener);
    }
}
