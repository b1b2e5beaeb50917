package org.backplane.wdm;

import org.backplane.runtime.Lock;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names that drivers gave to devices, and the symbolic links to them: the part of the object
 * manager's tree that drivers see.
 *
 * <p>A device is named {@code \\Device\\Clock}, a link {@code \\DosDevices\\Clock}; applications
 * write the link as {@code \\\\.\\Clock}. Upper and lower case are the same.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> its own lock.
 */
public final class DeviceNames {

    /** What a name stands for, and what follows it in the path that was looked up. */
    public record Found(DeviceObject device, String rest) {}

    private static final String LINKS = "\\GLOBAL??\\";

    /** How people and drivers write the folder of links, longest first. */
    private static final String[] LINK_FOLDERS = {
        "\\DOSDEVICES\\GLOBAL\\",
        "\\??\\GLOBAL\\",
        "\\GLOBAL??\\",
        "\\DOSDEVICES\\",
        "\\??\\",
        "\\\\.\\",
        "\\\\?\\"
    };

    /** Guards the maps. */
    private final Lock lock;

    private final Map<String, DeviceObject> byName = new LinkedHashMap<>();

    /** The keys of each device that has any: most have none. */
    private final Map<DeviceObject, List<String>> keys = new HashMap<>();

    DeviceNames(Lock lock) {
        this.lock = lock;
    }

    /**
     * Gives a device a name (IoCreateDevice, IoCreateSymbolicLink).
     *
     * @throws StatusException OBJECT_NAME_INVALID if it does not begin with a backslash or names
     *     nothing; OBJECT_NAME_COLLISION if it is taken
     */
    public void add(String name, DeviceObject device) {
        String key = key(name);
        if (!key.startsWith("\\") || key.endsWith("\\")) {
            throw new StatusException(
                    Status.OBJECT_NAME_INVALID,
                    "\"%s\" is no name for a device; write \\Device\\Name, or \\DosDevices\\Name for a link"
                            .formatted(name));
        }
        lock.acquire();
        DeviceObject other = byName.putIfAbsent(key, device);
        if (other == null) {
            keys.computeIfAbsent(device, named -> new ArrayList<>(1)).add(key);
        }
        lock.release();
        if (other != null) {
            throw new StatusException(
                    Status.OBJECT_NAME_COLLISION,
                    "the name %s is taken by %s".formatted(name, other.describe()));
        }
    }

    /** Takes all names and links of a stack away; nobody opens it by them any more. */
    public void removeAll(DeviceObject pdo) {
        pdo.fromHereUp().forEach(this::remove);
    }

    /** Takes the names and links of one device object away. */
    public void remove(DeviceObject object) {
        lock.acquire();
        List<String> own = keys.remove(object);
        if (own != null) {
            own.forEach(byName::remove);
        }
        lock.release();
    }

    /** What a path begins with; null if that is nothing's name. */
    public Found find(String path) {
        String key = key(path);
        lock.acquire();
        try {
            for (int end = key.length(); end > 0; end = key.lastIndexOf('\\', end - 1)) {
                DeviceObject device = byName.get(key.substring(0, end));
                if (device != null) {
                    int rest = key.length() - end;
                    return new Found(device, path.substring(path.length() - rest));
                }
            }
            return null;
        } finally {
            lock.release();
        }
    }

    private static String key(String name) {
        String key = name.replace('/', '\\').toUpperCase(Locale.ROOT);
        for (String folder : LINK_FOLDERS) {
            if (key.startsWith(folder)) {
                return LINKS + key.substring(folder.length());
            }
        }
        return key;
    }
}
