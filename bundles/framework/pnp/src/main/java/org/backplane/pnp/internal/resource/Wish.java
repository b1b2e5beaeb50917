package org.backplane.pnp.internal.resource;

import org.backplane.wdm.IoResource;
import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceList;
import org.backplane.wdm.ResourceRequirements;
import org.backplane.wdm.ResourceType;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What one device wants.
 *
 * @param owner the device
 * @param spaces where its resources are arbitrated
 * @param configurations logical configurations, the best first; each a list of needs, each need a
 *     list of options, the best first. Empty if it wants nothing
 * @param favourites what it has, or had at boot; taken where it fits
 */
public record Wish(
        Object owner,
        Function<ResourceType, RangeSpace> spaces,
        List<List<List<Option>>> configurations,
        List<Resource> favourites) {

    /** A device that states requirements. */
    public static Wish of(
            Object owner,
            Function<ResourceType, RangeSpace> spaces,
            ResourceRequirements requirements,
            ResourceList favourites) {
        return new Wish(
                owner,
                spaces,
                requirements.configurations().stream().map(Wish::needs).toList(),
                favourites.resources());
    }

    /** A device that uses fixed resources. */
    public static Wish fixed(
            Object owner, Function<ResourceType, RangeSpace> spaces, ResourceList list) {
        return new Wish(
                owner,
                spaces,
                List.of(
                        list.resources().stream()
                                .map(resource -> List.of(Option.of(resource)))
                                .toList()),
                List.of());
    }

    private static List<List<Option>> needs(List<IoResource> descriptors) {
        List<List<Option>> needs = new ArrayList<>();
        List<Option> need = null;
        int preferred = 0;
        for (IoResource descriptor : descriptors) {
            if (need == null || descriptor.option() == IoResource.Option.REQUIRED) {
                need = new ArrayList<>();
                needs.add(need);
                preferred = 0;
            }
            if (descriptor.option() == IoResource.Option.PREFERRED) {
                need.add(preferred++, Option.of(descriptor));
            } else {
                need.add(Option.of(descriptor));
            }
        }
        return needs;
    }

    /** Whether it could be satisfied in another way than it is. */
    public boolean isMovable() {
        return configurations.size() > 1
                || configurations.stream()
                        .flatMap(List::stream)
                        .anyMatch(need ->
                                need.size() > 1 || need.stream().anyMatch(Option::isMovable));
    }
}
