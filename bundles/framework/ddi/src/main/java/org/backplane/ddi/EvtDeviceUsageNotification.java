package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtDeviceUsageNotification and EvtDeviceUsageNotificationEx.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing. <b>Throws:</b> as
 * EvtDeviceUsageNotificationEx, StatusException if the file must not come to the device.
 */
@ConsumerType
@FunctionalInterface
public interface EvtDeviceUsageNotification {

    /**
     * Hears that a special file comes to the device or leaves it.
     *
     * @param inPath whether it comes
     */
    void evtDeviceUsageNotification(SpecialFileType type, boolean inPath);
}
