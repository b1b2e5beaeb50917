package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtDeviceShutdownNotification: the system goes down.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the system, which calls one device after the
 * other and waits for each.
 */
@ConsumerType
@FunctionalInterface
public interface EvtDeviceShutdownNotification {

    /** Puts in order what must not be lost. */
    void evtDeviceShutdownNotification(Device device);
}
