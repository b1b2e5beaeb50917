package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtIoTargetRemoveCanceled: The device behind a remote target is not removed after all: reopen the
 * target.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP manager; with nothing of the driver's.
 */
@ConsumerType
@FunctionalInterface
public interface EvtIoTargetRemoveCanceled {

    /** Does what there is to do. */
    void evtIoTargetRemoveCanceled(RemoteIoTarget target);
}
