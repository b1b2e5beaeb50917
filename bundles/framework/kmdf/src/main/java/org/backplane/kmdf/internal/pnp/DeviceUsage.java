package org.backplane.kmdf.internal.pnp;

import org.backplane.runtime.Lock;
import org.backplane.wdm.UsageNotification;

import java.util.Arrays;

/**
 * What keeps a device in its place: the special files on it, and its driver's word that it must not
 * be stopped.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the device's machine lock.
 */
@SuppressWarnings("EnumOrdinal") // counts by type
public final class DeviceUsage {

    private final Lock lock;
    private final int[] counts = new int[UsageNotification.Type.values().length];
    private final boolean[] supported = new boolean[counts.length];
    private int stopDisabled;

    DeviceUsage(Lock lock) {
        this.lock = lock;
    }

    /** Says whether files of the type may come. */
    public void support(UsageNotification.Type type, boolean yes) {
        lock.acquire();
        supported[type.ordinal()] = yes;
        lock.release();
    }

    boolean supports(UsageNotification.Type type) {
        lock.acquire();
        boolean answer = supported[type.ordinal()];
        lock.release();
        return answer;
    }

    /** A file of the type has come or gone. */
    void adjust(UsageNotification.Type type, boolean inPath) {
        lock.acquire();
        counts[type.ordinal()] += inPath ? 1 : -1;
        lock.release();
    }

    /** Whether a file of the type is on the device. */
    public boolean isInUse(UsageNotification.Type type) {
        lock.acquire();
        boolean answer = counts[type.ordinal()] > 0;
        lock.release();
        return answer;
    }

    /** Whether any special file is on the device. */
    public boolean isInUse() {
        lock.acquire();
        boolean answer = Arrays.stream(counts).anyMatch(count -> count > 0);
        lock.release();
        return answer;
    }

    /** The driver says that the device may not be stopped and removed, or takes that back. */
    public void stoppable(boolean yes) {
        lock.acquire();
        stopDisabled += yes ? -1 : 1;
        lock.release();
    }

    boolean isStoppable() {
        lock.acquire();
        boolean answer = stopDisabled == 0;
        lock.release();
        return answer;
    }
}
