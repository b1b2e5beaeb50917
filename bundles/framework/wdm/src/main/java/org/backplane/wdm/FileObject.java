package org.backplane.wdm;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * An open handle, as drivers see it (FILE_OBJECT): it travels in every stack location of the
 * handle's requests.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; immutable but for its flags, which are set
 * atomically.
 */
public final class FileObject {

    /** FO_CLEANUP_COMPLETE: IRP_MJ_CLEANUP was sent, and no new requests come. */
    public static final int CLEANUP_COMPLETE = 0x4000;

    /** FO_HANDLE_CREATED: the drivers have agreed to the opening. */
    public static final int HANDLE_CREATED = 0x4_0000;

    private final DeviceObject device;
    private final String name;
    private final BooleanSupplier busy;
    private final AtomicInteger flags = new AtomicInteger();

    /** As {@link #FileObject(DeviceObject, String, BooleanSupplier)}, with requests at any time. */
    public FileObject(DeviceObject device, String name) {
        this(device, name, () -> true);
    }

    /**
     * Makes the file object of a handle on {@code device}'s stack.
     *
     * @param name what follows the device's name in the path that was opened; empty if nothing does
     * @param busy whether requests of the handle may be under way
     */
    public FileObject(DeviceObject device, String name, BooleanSupplier busy) {
        this.device = device;
        this.name = name;
        this.busy = busy;
    }

    /** The device that was opened: a PDO, or one with a name of its own. */
    public DeviceObject device() {
        return device;
    }

    /** What follows the device's name in the path that was opened. */
    public String name() {
        return name;
    }

    /**
     * Whether requests of the handle may be under way. At IRP_MJ_CLEANUP their sender has cancelled
     * what it could; where this is false, a driver need not look for the handle's requests.
     */
    public boolean mayHaveRequests() {
        return busy.getAsBoolean();
    }

    /** The FO_ flags that are set, of those above. */
    public int flags() {
        return flags.get();
    }

    /** Sets FO_ flags; for whoever opens and closes the handle. */
    public void setFlags(int bits) {
        flags.getAndUpdate(old -> old | bits);
    }

    @Override
    public String toString() {
        return "file " + (name.isEmpty() ? "" : name + " ") + "of " + device;
    }
}
