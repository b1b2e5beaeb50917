package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a driver sends requests (WDFIOTARGET); {@link Device#ioTarget()} is the next lower driver.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> nothing.
 */
@ProviderType
public interface IoTarget {

    /** The device whose target it is. */
    @Ddi("WdfIoTargetGetDevice")
    Device device();
}
