package org.backplane.wdm;

/**
 * An open handle, as drivers see it (FILE_OBJECT): it travels in every stack location of the
 * handle's requests.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; immutable.
 */
public final class FileObject {

    private final DeviceObject device;
    private final String name;

    /**
     * Makes the file object of a handle on {@code device}'s stack.
     *
     * @param name what follows the device's name in the path that was opened; empty if nothing does
     */
    public FileObject(DeviceObject device, String name) {
        this.device = device;
        this.name = name;
    }

    /** The device that was opened: a PDO, or a control device. */
    public DeviceObject device() {
        return device;
    }

    /** What follows the device's name in the path that was opened. */
    public String name() {
        return name;
    }
}
