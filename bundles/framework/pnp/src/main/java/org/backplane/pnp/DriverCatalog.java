package org.backplane.pnp;

import org.osgi.annotation.versioning.ConsumerType;

import java.util.List;

/**
 * Where the PnP manager gets drivers from: the driver store in the distribution, plain classes in
 * tests.
 *
 * <p><b>Level:</b> PASSIVE; {@link #load} may block. <b>Serialised by:</b> nothing; calls for
 * different devices overlap.
 */
@ConsumerType
public interface DriverCatalog {

    /**
     * All function drivers and device filters that match a device, in any order. One look-up per
     * ID; the manager ranks them.
     */
    List<DriverCandidate> candidates(List<String> hardwareIds, List<String> compatibleIds);

    /** The class filters of a device setup class, compared without regard to case; in any order. */
    default List<DriverCandidate> classFilters(String deviceClass) {
        return List.of();
    }

    /**
     * Makes a driver ready: installs and starts its package if need be, and counts one use. Every
     * {@link DriverLoad.Loaded} is paid back with {@link #release}.
     *
     * @param instanceId the device that needs it, for messages
     */
    DriverLoad load(DriverCandidate candidate, String instanceId);

    /**
     * A device that was answered {@link DriverLoad.Deferred} does not wait for the driver any more;
     * what was installed for it may go. Does nothing if the device has got the driver since.
     *
     * @param instanceId the device that waited
     */
    default void abandon(DriverCandidate candidate, String instanceId) {}

    /** Takes back one use; the last one may unload the driver. */
    void release(DriverCandidate candidate);
}
