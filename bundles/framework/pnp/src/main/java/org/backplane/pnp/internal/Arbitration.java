package org.backplane.pnp.internal;

import org.backplane.pnp.internal.resource.Placement;
import org.backplane.pnp.internal.resource.RangeSpace;
import org.backplane.pnp.internal.resource.Solver;
import org.backplane.pnp.internal.resource.Wish;
import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Mutex;
import org.backplane.wdm.BusWindows;
import org.backplane.wdm.BusWindows.Window;
import org.backplane.wdm.InterfaceQuery;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceList;
import org.backplane.wdm.ResourceRequirements;
import org.backplane.wdm.ResourceType;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Gives devices their resources, so that no two have the same.
 *
 * <p>What a device uses when it is found is claimed for it until it has got something else, or has
 * left. Its resources are arbitrated at the nearest bus above it that passes on some of their kind,
 * else at the root.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> a mutex, which a rebalance holds from its plan to
 * its end; what concerns one device also by its strand.
 */
final class Arbitration {

    private static final long LAST_PORT = 0xFFFF;
    private static final long LAST_DMA_CHANNEL = 7;
    private static final long LAST_BUS = 0xFF;

    private final Mutex mutex;

    /** Devices that go without, until something is released; guarded by the mutex. */
    private final Set<DevNode> waiting = new LinkedHashSet<>();

    private final Map<ResourceType, RangeSpace> root = new EnumMap<>(ResourceType.class);

    Arbitration(Dispatcher dispatcher) {
        mutex = dispatcher.mutex("arbitration of resources");
        addRoot(ResourceType.MEMORY, Long.MAX_VALUE - 1);
        addRoot(ResourceType.PORT, LAST_PORT);
        addRoot(ResourceType.INTERRUPT, Integer.MAX_VALUE);
        addRoot(ResourceType.DMA, LAST_DMA_CHANNEL);
        addRoot(ResourceType.BUS_NUMBER, LAST_BUS);
    }

    private void addRoot(ResourceType type, long last) {
        root.put(type, new RangeSpace(type, List.of(new Window(type, 0, last, 0))));
    }

    /** Does something while nobody else gets or gives up resources. */
    <T> T exclusively(Supplier<T> body) {
        mutex.acquire();
        try {
            return body.get();
        } finally {
            mutex.release();
        }
    }

    /** Claims what a new device uses already, as far as nobody else has it. */
    void boot(DevNode node, ResourceList boot) {
        if (boot.resources().isEmpty()) {
            return;
        }
        NodeResources own = new NodeResources(boot);
        node.facts().resources(own);
        Wish wish = wish(node, Requirements.fixed(boot), ResourceList.EMPTY);
        exclusively(() -> {
            claimBoot(node, own, wish);
            return null;
        });
    }

    /** Each resource for itself: that one is taken does not free the others. */
    private static void claimBoot(DevNode node, NodeResources own, Wish wish) {
        List<Placement.Claimed> claims = new ArrayList<>();
        for (var need : wish.configurations().getFirst()) {
            Wish one = new Wish(node, wish.spaces(), List.of(List.of(need)), List.of());
            if (Solver.solve(List.of(one)) instanceof Solver.Solved solved) {
                claims.addAll(solved.placements().getFirst().claims());
            }
        }
        own.claims(new Placement(claims), false);
    }

    /**
     * Gives a device what it wants, if it is free.
     *
     * @return null if it has got it, else what is missing
     */
    Solver.Unsolved assign(DevNode node, ResourceRequirements requirements) {
        NodeResources own = node.facts().resources();
        if (requirements.configurations().isEmpty() && own == null) {
            return null;
        }
        Wish wish = wishOf(node, requirements);
        node.facts().resources().requirements(requirements);
        return exclusively(() -> assign(node, wish));
    }

    private Solver.Unsolved assign(DevNode node, Wish wish) {
        NodeResources own = node.facts().resources();
        own.claims().release(node);
        switch (Solver.solve(List.of(wish))) {
            case Solver.Solved solved -> {
                own.claims(solved.placements().getFirst(), true);
                waiting.remove(node);
                return null;
            }
            case Solver.Unsolved unsolved -> {
                own.claims().claim(node);
                waiting.add(node);
                return unsolved;
            }
        }
    }

    /** What a device wants, also if it has had nothing to do with resources so far. */
    Wish wishOf(DevNode node, ResourceRequirements requirements) {
        if (node.facts().resources() == null) {
            node.facts().resources(new NodeResources(ResourceList.EMPTY));
        }
        return wish(node, requirements, node.facts().resources().favourites());
    }

    /** What a device wants, with the places where that is arbitrated. */
    Wish wish(DevNode node, ResourceRequirements requirements, ResourceList favourites) {
        Map<ResourceType, RangeSpace> spaces = spaces(node);
        return Wish.of(node, spaces::get, requirements, favourites);
    }

    private Map<ResourceType, RangeSpace> spaces(DevNode node) {
        Map<ResourceType, RangeSpace> spaces = new EnumMap<>(root);
        List<DevNode> buses = new ArrayList<>();
        for (DevNode bus = node.parent(); bus != null; bus = bus.parent()) {
            buses.addFirst(bus);
        }
        // The nearest comes last, and counts.
        buses.forEach(bus -> spaces.putAll(passedOn(bus)));
        return spaces;
    }

    /**
     * What a bus passes on; asked once after each of its starts, by the first child that needs it.
     */
    private static Map<ResourceType, RangeSpace> passedOn(DevNode bus) {
        if (bus.parent() == null) {
            return Map.of();
        }
        NodeResources known = bus.facts().resources();
        if (known != null && known.passedOn() != null) {
            return known.passedOn();
        }
        IrpAnswer answer =
                bus.send(
                        PnpMinor.QUERY_INTERFACE,
                        new InterfaceQuery(BusWindows.INTERFACE, 0, 1, null));
        Map<ResourceType, RangeSpace> spaces = new EnumMap<>(ResourceType.class);
        if (answer.isSuccess() && answer.result() instanceof BusWindows all) {
            for (Window window : all.windows()) {
                spaces.computeIfAbsent(window.type(), type -> space(type, all.windows()));
            }
        }
        return bus.pnp().arbitration().exclusively(() -> keep(bus, spaces));
    }

    /** The first who asked decides: there must be one space of each kind. */
    private static Map<ResourceType, RangeSpace> keep(
            DevNode bus, Map<ResourceType, RangeSpace> spaces) {
        NodeResources own = bus.facts().resources();
        if (own == null) {
            own = new NodeResources(ResourceList.EMPTY);
            bus.facts().resources(own);
        }
        if (own.passedOn() == null) {
            own.passedOn(spaces);
        }
        return own.passedOn();
    }

    private static RangeSpace space(ResourceType type, List<Window> windows) {
        return new RangeSpace(
                type, windows.stream().filter(window -> window.type() == type).toList());
    }

    /** What the processor sees of what a device on its bus has; null if it sees nothing. */
    static ResourceList translated(DevNode node, ResourceList raw) {
        List<Resource> translated = new ArrayList<>();
        for (Resource resource : raw.resources()) {
            Resource seen = resource;
            for (DevNode bus = node.parent(); bus != null && seen != null; bus = bus.parent()) {
                seen = Requirements.above(bus, seen);
            }
            if (seen == null) {
                return null;
            }
            translated.add(seen);
        }
        return new ResourceList(translated);
    }

    /** A device is not running any more: it keeps what it used when it was found, no more. */
    void release(DevNode node) {
        NodeResources own = node.facts().resources();
        if (own == null) {
            return;
        }
        own.passedOn(null);
        if (!own.isAssigned()) {
            return;
        }
        Wish boot =
                own.boot().resources().isEmpty()
                        ? null
                        : wish(node, Requirements.fixed(own.boot()), ResourceList.EMPTY);
        wake(
                exclusively(() -> {
                    own.claims().release(node);
                    if (boot == null) {
                        own.claims(Placement.NONE, false);
                    } else {
                        claimBoot(node, own, boot);
                    }
                    return takeWaiting(node);
                }));
    }

    /** A device has left. */
    void forget(DevNode node) {
        NodeResources own = node.facts().resources();
        if (own == null) {
            return;
        }
        wake(
                exclusively(() -> {
                    own.claims().release(node);
                    own.claims(Placement.NONE, false);
                    return takeWaiting(node);
                }));
    }

    private List<DevNode> takeWaiting(DevNode except) {
        waiting.remove(except);
        List<DevNode> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    private static void wake(List<DevNode> hopeful) {
        hopeful.forEach(node -> node.strand().post(() -> Starting.tryAgain(node)));
    }
}
