package org.backplane.pnp.internal;

import org.backplane.pnp.internal.resource.Placement;
import org.backplane.pnp.internal.resource.RangeSpace;
import org.backplane.wdm.ResourceList;
import org.backplane.wdm.ResourceRequirements;
import org.backplane.wdm.ResourceType;

import java.util.Map;

/**
 * What one device has to do with resources: what it uses, what it wants, what it has got, and, for
 * a bus, what it passes on.
 *
 * <p><b>Level:</b> any for reading, PASSIVE for writing. <b>Serialised by:</b> {@link Arbitration};
 * the fields are volatile, so that anybody may read them.
 */
final class NodeResources {

    /** What the device used when it was found. */
    private final ResourceList boot;

    private volatile ResourceRequirements requirements = ResourceRequirements.NONE;

    /** What is claimed for the device: its boot configuration, or what was assigned to it. */
    private volatile Placement claims = Placement.NONE;

    /** Whether {@link #claims} was assigned to it. */
    private volatile boolean assigned;

    /** What it had when it was last started; it gets it again if it can. */
    private volatile ResourceList favourites;

    /** What the bus driver passes on to children; null while it has not been asked. */
    private volatile Map<ResourceType, RangeSpace> passedOn;

    NodeResources(ResourceList boot) {
        this.boot = boot;
        favourites = boot;
    }

    ResourceList boot() {
        return boot;
    }

    ResourceRequirements requirements() {
        return requirements;
    }

    void requirements(ResourceRequirements filtered) {
        requirements = filtered;
    }

    Placement claims() {
        return claims;
    }

    void claims(Placement placement, boolean isAssigned) {
        claims = placement;
        assigned = isAssigned;
        if (isAssigned) {
            favourites = placement.resources();
        }
    }

    /** What the device may use. */
    ResourceList assigned() {
        return assigned ? claims.resources() : ResourceList.EMPTY;
    }

    boolean isAssigned() {
        return assigned;
    }

    ResourceList favourites() {
        return favourites;
    }

    Map<ResourceType, RangeSpace> passedOn() {
        return passedOn;
    }

    void passedOn(Map<ResourceType, RangeSpace> spaces) {
        passedOn = spaces;
    }
}
