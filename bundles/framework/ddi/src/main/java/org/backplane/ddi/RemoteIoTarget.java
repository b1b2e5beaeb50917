package org.backplane.ddi;

import org.backplane.wdm.DeviceObject;
import org.osgi.annotation.versioning.ProviderType;

import java.util.function.Consumer;

/**
 * A target in another device's stack (WDFIOTARGET, from WdfIoTargetCreate). It is closed until it
 * is opened, and started as soon as it is; what was kept while it was stopped is sent then.
 *
 * <p>A target that was opened by name hears of the removal of its device. Unless the driver
 * registers callbacks of its own, it closes when the device is asked whether it may go, reopens if
 * the device stays, and closes for good if it goes. While it is open otherwise, the device is not
 * removed unless it is pulled out; then the target is closed, whatever the driver does.
 *
 * <p><b>Level:</b> opening, closing and deleting at PASSIVE ({@link IllegalStateException} above
 * it), the rest up to DISPATCH. <b>Serialised by:</b> itself; opening and closing wait for one
 * another.
 */
@ProviderType
public interface RemoteIoTarget extends IoTarget {

    /** As {@link #open(String, Consumer)}, with the framework's own reactions to a removal. */
    @Ddi("WdfIoTargetOpen")
    void open(String name);

    /**
     * Opens a device by name.
     *
     * @param name a symbolic link of one of its interfaces, or its device instance path
     * @param params registers callbacks; runs before this method returns
     * @throws org.backplane.status.StatusException INVALID_DEVICE_STATE if the target is open or
     *     deleted; OBJECT_NAME_NOT_FOUND or DEVICE_NOT_READY if there is no such device, or it is
     *     not started; else what the device's driver answers
     */
    @Ddi("WdfIoTargetOpen")
    void open(String name, Consumer<IoTargetOpenParams> params);

    /**
     * Sends to a device object that the driver has already. Nothing is opened, and the target does
     * not hear of the device's removal.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_STATE if the target is open or
     *     deleted
     */
    @Ddi("WdfIoTargetOpen")
    void open(DeviceObject device);

    /**
     * Opens the device anew that the target was last opened on by name, with the same callbacks.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST if it was not opened by
     *     name last; else as for {@link #open(String, Consumer)}
     */
    @Ddi("WdfIoTargetOpen")
    void reopen();

    /**
     * Closes the target: cancels what was sent, waits for it, and closes the handle. It hears of
     * its device no more, and may be opened again.
     */
    @Ddi("WdfIoTargetClose")
    void close();

    /**
     * Closes the target, in EvtIoTargetQueryRemove: it goes on hearing of its device, and may be
     * reopened if that stays.
     */
    @Ddi("WdfIoTargetCloseForQueryRemove")
    void closeForQueryRemove();

    /** Closes the target for good and deletes it. Not while a child request is at a target. */
    @Override
    @Ddi("WdfObjectDelete")
    void delete();
}
