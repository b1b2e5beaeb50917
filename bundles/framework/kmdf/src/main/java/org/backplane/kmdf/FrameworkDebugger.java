package org.backplane.kmdf;

import org.osgi.annotation.versioning.ProviderType;

import java.util.List;

/**
 * Looks into framework devices, as wdfkd does. In OSGi it is a service.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; what it shows is of one moment and may
 * be out of date at once.
 */
@ProviderType
public interface FrameworkDebugger {

    /**
     * The framework devices in the stack of a device, from the top to the bottom.
     *
     * @param instanceId the device instance path, without regard to case
     * @return empty if there is no such device, or no framework driver in its stack
     */
    List<DeviceSnapshot> devices(String instanceId);
}
