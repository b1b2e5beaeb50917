package org.backplane.pnp.internal;

import org.backplane.pnp.internal.resource.Option;
import org.backplane.pnp.internal.resource.RangeSpace;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.BusWindows.Window;
import org.backplane.wdm.IoResource;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceList;
import org.backplane.wdm.ResourceRequirements;
import org.backplane.wdm.ResourceType;

import java.util.List;
import java.util.Map;

/**
 * What a device needs, in the words of its bus and of its drivers.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the node.
 */
final class Requirements {

    private Requirements() {}

    /**
     * Asks the bus what the device can be given, and has its drivers change that. A device whose
     * bus states no requirements is given what it uses already.
     *
     * @throws StatusException if a driver cannot say what the device needs
     */
    static ResourceRequirements ask(DevNode node) {
        ResourceRequirements stated =
                stated(node, node.send(PnpMinor.QUERY_RESOURCE_REQUIREMENTS, null));
        return filtered(node.send(PnpMinor.FILTER_RESOURCE_REQUIREMENTS, stated), stated);
    }

    /** What the answer of a bus to QUERY_RESOURCE_REQUIREMENTS means. */
    static ResourceRequirements stated(DevNode node, IrpAnswer answer) {
        NodeResources known = node.facts().resources();
        ResourceRequirements requirements = ResourceRequirements.NONE;
        if (answer.isSuccess() && answer.result() instanceof ResourceRequirements list) {
            requirements = list;
        }
        return requirements.configurations().isEmpty()
                        && known != null
                        && !known.boot().resources().isEmpty()
                ? fixed(known.boot())
                : requirements;
    }

    /**
     * What the answer of a stack to FILTER_RESOURCE_REQUIREMENTS leaves of what was stated.
     *
     * @throws StatusException if a driver cannot say what the device needs
     */
    static ResourceRequirements filtered(IrpAnswer answer, ResourceRequirements stated) {
        if (answer.status().isError() && !answer.status().equals(Status.NOT_SUPPORTED)) {
            throw new StatusException(answer.status(), answer.accountWithReason());
        }
        return answer.isSuccess() && answer.result() instanceof ResourceRequirements list
                ? list
                : stated;
    }

    /** Requirements that nothing but these resources meets. */
    static ResourceRequirements fixed(ResourceList list) {
        return new ResourceRequirements(
                List.of(list.resources().stream().map(Requirements::fixed).toList()));
    }

    private static IoResource fixed(Resource resource) {
        IoResource.Option required = IoResource.Option.REQUIRED;
        long start = Option.start(resource);
        long end = start + Option.length(resource) - 1;
        return switch (resource) {
            case Resource.Memory m ->
                    new IoResource.Memory(required, start, end, m.length(), 1, m.bank());
            case Resource.Port p ->
                    new IoResource.Port(required, start, end, p.length(), 1, p.bank());
            // Who shares a line that is in use already, nobody knows.
            case Resource.Interrupt i ->
                    new IoResource.Interrupt(
                            required, i.vector(), i.vector(), true, vector -> i.line());
            case Resource.Dma d -> new IoResource.Dma(required, d.channel(), d.channel());
            case Resource.BusNumber b ->
                    new IoResource.BusNumber(required, b.start(), (int) end, b.length());
        };
    }

    /** What a resource behind a bus is on the bus above; null if the bus does not pass it on. */
    static Resource above(DevNode bus, Resource resource) {
        NodeResources known = bus.facts().resources();
        Map<ResourceType, RangeSpace> passedOn = known == null ? null : known.passedOn();
        RangeSpace space = passedOn == null ? null : passedOn.get(resource.type());
        if (space == null) {
            return resource;
        }
        long start = Option.start(resource);
        long end = start + Option.length(resource) - 1;
        for (Window window : space.windows()) {
            if (window.contains(start, end)) {
                return at(resource, window.toParent(start));
            }
        }
        return null;
    }

    private static Resource at(Resource resource, long start) {
        return switch (resource) {
            case Resource.Memory m -> new Resource.Memory(start, m.length(), m.bank());
            case Resource.Port p -> new Resource.Port(start, p.length(), p.bank());
            case Resource.Interrupt i -> new Resource.Interrupt((int) start, i.line());
            case Resource.Dma d -> new Resource.Dma((int) start);
            case Resource.BusNumber b -> new Resource.BusNumber((int) start, b.length());
        };
    }
}
