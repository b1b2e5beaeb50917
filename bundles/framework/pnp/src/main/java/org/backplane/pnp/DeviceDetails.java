package org.backplane.pnp;

import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.PnpDeviceState;
import org.backplane.wdm.ResourceList;
import org.backplane.wdm.ResourceRequirements;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a node knows of its device beyond what a list of devices shows.
 *
 * @param capabilities what the device can do; null if it did not say
 * @param flags what its drivers last reported of its state
 * @param busType the kind of its bus (GUID_BUS_TYPE_...); null if the bus does not say
 * @param bootResources what it uses without having been given anything
 * @param requirements what it can be given, as its drivers filtered it; NONE if it needs nothing or
 *     has not been asked yet
 * @param resources what was assigned to it; empty unless it is started or about to
 * @param history its states, oldest first: the last few
 * @param removalReason why it was last taken out of service; empty if it was not
 */
public record DeviceDetails(
        DeviceCapabilities capabilities,
        Set<PnpDeviceState> flags,
        UUID busType,
        ResourceList bootResources,
        ResourceRequirements requirements,
        ResourceList resources,
        List<NodeState> history,
        String removalReason) {

    /** What is known of a device that nobody has asked anything. */
    public static final DeviceDetails NONE =
            new DeviceDetails(
                    null,
                    Set.of(),
                    null,
                    ResourceList.EMPTY,
                    ResourceRequirements.NONE,
                    ResourceList.EMPTY,
                    List.of(),
                    "");

    /** Keeps copies of the collections. */
    public DeviceDetails {
        flags = Set.copyOf(flags);
        history = List.copyOf(history);
    }
}
