package org.backplane.pnp.internal;

import org.backplane.pnp.DeviceDetails;
import org.backplane.pnp.NodeState;
import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.PnpDeviceState;
import org.backplane.wdm.ResourceList;
import org.backplane.wdm.ResourceRequirements;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What is known of one device: from its bus, from its drivers, from its past.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> the strand of the node writes; the fields are
 * volatile, so that anybody may read them.
 */
final class NodeFacts {

    private static final int BITS = 4;
    private static final int MASK = (1 << BITS) - 1;
    private static final NodeState[] STATES = NodeState.values();

    private volatile String description = "";
    private volatile String location = "";
    private volatile DeviceCapabilities capabilities;
    private volatile Set<PnpDeviceState> flags = Set.of();
    private volatile UUID busType;
    private volatile String removalReason = "";

    /** Null for a device that has nothing to do with resources, as most have. */
    private volatile NodeResources resources;

    /** The last states, four bits each, one more than the ordinal; the newest lowest. */
    private volatile long history = code(NodeState.UNINITIALIZED);

    /** The numbers live no longer than the process. */
    @SuppressWarnings("EnumOrdinal")
    private static long code(NodeState state) {
        return state.ordinal() + 1L;
    }

    void texts(String newDescription, String newLocation) {
        description = newDescription;
        location = newLocation;
    }

    String description() {
        return description;
    }

    String location() {
        return location;
    }

    /** Null if the device did not say. */
    DeviceCapabilities capabilities() {
        return capabilities;
    }

    void capabilities(DeviceCapabilities answer) {
        // Most devices can do the same; one object is enough for those that can do nothing special.
        capabilities =
                DeviceCapabilities.DEFAULT.equals(answer) ? DeviceCapabilities.DEFAULT : answer;
    }

    boolean has(PnpDeviceState flag) {
        return flags.contains(flag);
    }

    void flags(Set<PnpDeviceState> reported) {
        flags = reported;
    }

    void busType(UUID type) {
        busType = type;
    }

    void removalReason(String reason) {
        removalReason = reason;
    }

    NodeResources resources() {
        return resources;
    }

    void resources(NodeResources state) {
        resources = state;
    }

    void entered(NodeState state) {
        history = history << BITS | code(state);
    }

    DeviceDetails details() {
        NodeResources known = resources;
        return new DeviceDetails(
                capabilities,
                flags,
                busType,
                known == null ? ResourceList.EMPTY : known.boot(),
                known == null ? ResourceRequirements.NONE : known.requirements(),
                known == null ? ResourceList.EMPTY : known.assigned(),
                history(),
                removalReason);
    }

    private List<NodeState> history() {
        List<NodeState> states = new ArrayList<>();
        for (long rest = history; rest != 0; rest >>>= BITS) {
            states.addFirst(STATES[(int) (rest & MASK) - 1]);
        }
        return states;
    }
}
