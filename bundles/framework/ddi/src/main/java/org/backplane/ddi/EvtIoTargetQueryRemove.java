package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtIoTargetQueryRemove: The device behind a remote target may be removed: close the target with
 * {@link RemoteIoTarget#closeForQueryRemove}, or refuse.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP manager; with nothing of the driver's.
 */
@ConsumerType
@FunctionalInterface
public interface EvtIoTargetQueryRemove {

    /**
     * Closes the target, or refuses.
     *
     * @throws org.backplane.status.StatusException if the device is needed; it is not removed then
     */
    void evtIoTargetQueryRemove(RemoteIoTarget target);
}
