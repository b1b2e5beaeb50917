package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells a driver which interfaces of a class there are, as long as it exists (the notification
 * entry of IoRegisterPlugPlayNotification). It goes with its device.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> itself.
 */
@ProviderType
public interface InterfaceNotification extends FrameworkObject {

    /**
     * Ends the notification. Waits for a callback that is under way, unless this is called from it;
     * none follows.
     */
    @Override
    @Ddi({"IoUnregisterPlugPlayNotificationEx", "WdfObjectDelete"})
    void delete();
}
