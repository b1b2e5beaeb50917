package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtDeviceSetLock.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP manager. <b>Throws:</b> StatusException
 * if the hardware does not obey.
 */
@ConsumerType
@FunctionalInterface
public interface EvtDeviceSetLock {

    /** Locks the hardware in its place, or lets it go. */
    void evtDeviceSetLock(boolean locked);
}
