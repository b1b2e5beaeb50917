package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtIoTargetRemoveComplete: The device behind a remote target is gone, perhaps without having been
 * asked: close the target.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP manager; with nothing of the driver's.
 */
@ConsumerType
@FunctionalInterface
public interface EvtIoTargetRemoveComplete {

    /** Does what there is to do. */
    void evtIoTargetRemoveComplete(RemoteIoTarget target);
}
