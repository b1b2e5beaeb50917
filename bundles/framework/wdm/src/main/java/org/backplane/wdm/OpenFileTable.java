package org.backplane.wdm;

import org.backplane.runtime.Lock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The handles that are open in an instance, so that a device that leaves can be rid of them.
 *
 * <p>On Windows the removal of a device that was pulled out waits until applications close their
 * handles. Here it closes them: a driver's class loader must not depend on an application's
 * tidiness.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> its own lock, which is not held while handles are
 * closed.
 */
public final class OpenFileTable {

    /** Guards {@link #closers}. */
    private final Lock lock;

    private final Map<FileObject, Runnable> closers = new LinkedHashMap<>();

    OpenFileTable(Lock lock) {
        this.lock = lock;
    }

    /**
     * Adds an open handle.
     *
     * @param close closes the handle (cancels its requests, sends CLEANUP and CLOSE); it must be
     *     harmless when the handle is closed already
     */
    public void add(FileObject file, Runnable close) {
        lock.acquire();
        closers.put(file, close);
        lock.release();
    }

    /** Forgets a handle that was closed. */
    public void remove(FileObject file) {
        lock.acquire();
        closers.remove(file);
        lock.release();
    }

    /** The instance IDs of the devices that handles are open on, one for each, oldest first. */
    public List<String> devices() {
        lock.acquire();
        List<String> devices =
                closers.keySet().stream().map(file -> file.device().pdo().instanceId()).toList();
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
        List<Runnable> found = new ArrayList<>();
        lock.acquire();
        closers.forEach((file, close) -> {
            if (file.device().pdo() == pdo) {
                found.add(close);
            }
        });
        lock.release();
        return found;
    }
}
