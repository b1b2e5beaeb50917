package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What tells a driver of other devices (IoRegisterPlugPlayNotification). KMDF has nothing of its
 * own for it; what a driver hears of it opens with a {@link RemoteIoTarget}, which follows its
 * removal.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing.
 */
@ProviderType
public interface InterfaceNotifier {

    /**
     * Lets the driver hear of all interfaces of a class: first of those that are enabled already
     * (PNPNOTIFY_DEVICE_INTERFACE_INCLUDE_EXISTING_INTERFACES), then of each that comes or goes. At
     * any time.
     *
     * @throws org.backplane.status.StatusException DELETE_PENDING if the device's end has begun
     */
    @Ddi("IoRegisterPlugPlayNotification")
    InterfaceNotification registerInterfaceNotification(
            InterfaceClass interfaceClass, EvtDeviceInterfaceChange callback);
}
