package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What a driver wants to do when its device is opened and closed (WDF_FILEOBJECT_CONFIG).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the method that it was handed to.
 */
@ProviderType
public interface FileObjectConfig {

    /**
     * EvtDeviceFileCreate: the device is being opened. Without it, and without a queue for requests
     * of type CREATE, a function driver lets everybody in, and a filter asks the next lower driver.
     */
    FileObjectConfig evtDeviceFileCreate(EvtDeviceFileCreate callback);

    /** EvtFileCleanup: the handle is closed; its requests that could be cancelled are. */
    FileObjectConfig evtFileCleanup(EvtFileCleanup callback);

    /** EvtFileClose: the last request of the handle is gone, and the handle goes. */
    FileObjectConfig evtFileClose(EvtFileClose callback);

    /**
     * Whether the framework passes cleanup and close on to the next lower driver once the callback
     * has returned; by default it does for a filter, and not for a function driver.
     */
    FileObjectConfig autoForwardCleanupClose(boolean yes);

    /**
     * Whether the three callbacks are serialised with those of the device: DEVICE if so, NONE if
     * not; by default what the device says. They run at PASSIVE level, so it takes a device with
     * execution level PASSIVE.
     */
    FileObjectConfig synchronizationScope(SynchronizationScope scope);
}
