package org.backplane.pnp.internal.resource;

import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceList;

import java.util.List;

/**
 * What one device was given.
 *
 * @param claims one for each need of the configuration that was satisfied
 */
public record Placement(List<Claimed> claims) {

    /** Nothing at all. */
    public static final Placement NONE = new Placement(List.of());

    /**
     * One range.
     *
     * @param resource what it is to the device
     */
    public record Claimed(RangeSpace space, Option option, long start, Resource resource) {}

    /** Takes all of it back. */
    public void release(Object owner) {
        claims.forEach(claim -> claim.space().release(owner, claim.start()));
    }

    /** Claims all of it again, which nobody else may have done meanwhile. */
    public void claim(Object owner) {
        claims.forEach(claim ->
                claim.space()
                        .claim(
                                owner,
                                claim.start(),
                                claim.option().length(),
                                claim.option().shared()));
    }

    /** Whether it is the same ranges of the same spaces. */
    public boolean isSame(Placement other) {
        if (claims.size() != other.claims.size()) {
            return false;
        }
        for (int i = 0; i < claims.size(); i++) {
            Claimed mine = claims.get(i);
            Claimed theirs = other.claims.get(i);
            if (mine.space() != theirs.space()
                    || mine.start() != theirs.start()
                    || mine.option().length() != theirs.option().length()) {
                return false;
            }
        }
        return true;
    }

    /** The resources, in the order of the needs. */
    public ResourceList resources() {
        return new ResourceList(claims.stream().map(Claimed::resource).toList());
    }
}
