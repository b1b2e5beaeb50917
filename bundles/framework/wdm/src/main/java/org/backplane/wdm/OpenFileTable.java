package org.backplane.wdm;

import org.backplane.runtime.Lock;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The handles that are open in an instance, so that a device that leaves can be rid of them, and
 * one that is exclusive has one at the most.
 *
 * <p>On Windows the removal of a device that was pulled out waits until applications close their
 * handles. Here it closes them: a driver's class loader must not depend on an application's
 * tidiness.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> its own lock, which is not held while handles are
 * closed.
 */
public final class OpenFileTable {

    /** Guards {@link #closers} and the maps in it. */
    private final Lock lock;

    /** What closes the open files, by the lowest device of the stack that they are on. */
    private final Map<DeviceObject, Map<FileObject, Runnable>> closers = new LinkedHashMap<>();

    OpenFileTable(Lock lock) {
        this.lock = lock;
    }

    /**
     * Adds an open handle.
     *
     * @param close closes the handle (cancels its requests, sends CLEANUP and CLOSE); it must be
     *     harmless when the handle is closed already
     * @throws StatusException ACCESS_DENIED if a device object of the stack is exclusive and the
     *     device is open already
     */
    public void add(FileObject file, Runnable close) {
        DeviceObject pdo = file.device().pdo();
        DeviceObject exclusive = exclusiveOf(pdo);
        lock.acquire();
        try {
            Map<FileObject, Runnable> open = closers.get(pdo);
            if (exclusive != null && open != null) {
                throw new StatusException(
                        Status.ACCESS_DENIED,
                        "%s is open already, and %s lets one handle be open at a time; close that one first"
                                .formatted(pdo.describe(), exclusive.driver().name()));
            }
            if (open == null) {
                open = new LinkedHashMap<>();
                closers.put(pdo, open);
            }
            open.put(file, close);
        } finally {
            lock.release();
        }
    }

    private static DeviceObject exclusiveOf(DeviceObject pdo) {
        for (DeviceObject each = pdo; each != null; each = each.upper()) {
            if (each.isExclusive()) {
                return each;
            }
        }
        return null;
    }

    /** Forgets a handle that was closed. */
    public void remove(FileObject file) {
        DeviceObject pdo = file.device().pdo();
        lock.acquire();
        Map<FileObject, Runnable> open = closers.get(pdo);
        if (open != null && open.remove(file) != null && open.isEmpty()) {
            closers.remove(pdo);
        }
        lock.release();
    }

    /** The names of the devices that handles are open on, one for each handle. */
    public List<String> devices() {
        List<String> devices = new ArrayList<>();
        lock.acquire();
        closers.forEach((pdo, open) -> open.forEach((file, close) -> devices.add(pdo.describe())));
        lock.release();
        return devices;
    }

    /** How many handles are open on the device with this PDO. */
    public int count(DeviceObject pdo) {
        return closersOf(pdo).size();
    }

    /** Closes all handles that are open on the device with this PDO. */
    public void closeAll(DeviceObject pdo) {
        closersOf(pdo).forEach(Runnable::run);
    }

    private List<Runnable> closersOf(DeviceObject pdo) {
        lock.acquire();
        Map<FileObject, Runnable> open = closers.get(pdo);
        List<Runnable> found = open == null ? List.of() : List.copyOf(open.values());
        lock.release();
        return found;
    }
}
