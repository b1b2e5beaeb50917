package org.backplane.pnp.internal;

import org.backplane.pnp.NodeState;
import org.backplane.pnp.Problem;
import org.backplane.pnp.internal.resource.Placement;
import org.backplane.pnp.internal.resource.Solver;
import org.backplane.pnp.internal.resource.Wish;
import org.backplane.status.StatusException;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.ResourceRequirements;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes room for a device that does not get what it needs: stops others that can be satisfied in
 * another way, as few as possible, and starts them again where they do not stand in its way.
 *
 * <p>All of them are asked first; if one refuses, those that were asked go on as they were and
 * another set is tried.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the {@link TreeOperations}.
 */
final class Rebalance {

    /** So often somebody may refuse, or go away, before the newcomer does without. */
    private static final int ATTEMPTS = 8;

    /** With more devices than this, pairs are not tried one by one. */
    private static final int MOST_FOR_PAIRS = 40;

    private final PnpContext pnp;

    /** Those that refused. */
    private final Set<DevNode> fixed = new LinkedHashSet<>();

    Rebalance(PnpContext pnp) {
        this.pnp = pnp;
    }

    /** A device whose stack is built gets no resources: makes room and lets it go on. */
    void request(DevNode newcomer) {
        pnp.operations().post(() -> makeRoom(newcomer));
    }

    /** A started device needs something else than it has. */
    void requirementsChanged(DevNode node) {
        pnp.operations().post(() -> move(node));
    }

    private void makeRoom(DevNode newcomer) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (newcomer.state() != NodeState.DRIVERS_ADDED) {
                return;
            }
            Wish wish = wishOf(newcomer);
            List<DevNode> victims = pnp.arbitration().exclusively(() -> victims(newcomer, wish));
            if (victims == null) {
                break;
            }
            List<DevNode> all = new ArrayList<>(victims);
            all.add(newcomer);
            try (TreeOperations.Held held = pnp.operations().hold(all)) {
                if (newcomer.state() != NodeState.DRIVERS_ADDED) {
                    return;
                }
                if (rearrange(newcomer, wish, victims)) {
                    held.release(newcomer, () -> Starting.goOn(newcomer, null));
                    return;
                }
            }
        }
        giveUp(newcomer);
    }

    private void giveUp(DevNode newcomer) {
        Wish wish = wishOf(newcomer);
        NodeResources own = newcomer.facts().resources();
        Solver.Unsolved why =
                pnp.arbitration()
                        .exclusively(() -> unclaimed(newcomer, own, () -> trial(List.of(wish))));
        if (why == null) {
            newcomer.strand().post(() -> Starting.tryAgain(newcomer));
        } else if (why.owners().stream().noneMatch(this::isLeaving)) {
            newcomer.strand().post(() -> Starting.goOn(newcomer, why.obstacle()));
        }
        // What is leaving wakes the newcomer when it has left.
    }

    private boolean isLeaving(Object owner) {
        return owner instanceof DevNode node && pnp.tree().isLeaving(node);
    }

    private Wish wishOf(DevNode node) {
        NodeResources own = node.facts().resources();
        return pnp.arbitration().wish(node, own.requirements(), own.favourites());
    }

    /** The fewest devices whose moving makes room; null if none do. */
    private List<DevNode> victims(DevNode newcomer, Wish wish) {
        Map<DevNode, Wish> movable = movable(newcomer);
        List<DevNode> all = List.copyOf(movable.keySet());
        NodeResources own = newcomer.facts().resources();
        return unclaimed(
                newcomer,
                own,
                () -> {
                    if (trial(List.of(wish)) == null) {
                        return List.of();
                    }
                    for (DevNode one : all) {
                        if (makeRoom(wish, List.of(one), movable)) {
                            return List.of(one);
                        }
                    }
                    for (int i = 0; all.size() <= MOST_FOR_PAIRS && i < all.size(); i++) {
                        for (DevNode other : all.subList(i + 1, all.size())) {
                            List<DevNode> pair = List.of(all.get(i), other);
                            if (makeRoom(wish, pair, movable)) {
                                return pair;
                            }
                        }
                    }
                    return makeRoom(wish, all, movable) ? all : null;
                });
    }

    private Map<DevNode, Wish> movable(DevNode newcomer) {
        Map<DevNode, Wish> movable = new LinkedHashMap<>();
        for (DevNode node : pnp.tree().all()) {
            NodeResources own = node.facts().resources();
            if (node != newcomer
                    && own != null
                    && own.isAssigned()
                    && !fixed.contains(node)
                    && mayStop(node)) {
                Wish wish = wishOf(node);
                if (wish.isMovable()) {
                    movable.put(node, wish);
                }
            }
        }
        return movable;
    }

    /** A bus with children is left alone: they would all have to stop with it. */
    private boolean mayStop(DevNode node) {
        return node.isStarted() && pnp.tree().children(node).isEmpty();
    }

    private boolean makeRoom(Wish wish, List<DevNode> moving, Map<DevNode, Wish> wishes) {
        moving.forEach(node -> node.facts().resources().claims().release(node));
        List<Wish> all = new ArrayList<>(List.of(wish));
        moving.forEach(node -> all.add(wishes.get(node)));
        boolean solved = trial(all) == null;
        moving.forEach(node -> node.facts().resources().claims().claim(node));
        return solved;
    }

    /** Whether wishes can be satisfied: null if they can, else what is missing. */
    private static Solver.Unsolved trial(List<Wish> wishes) {
        return switch (Solver.solve(wishes)) {
            case Solver.Solved solved -> {
                for (int i = 0; i < wishes.size(); i++) {
                    solved.placements().get(i).release(wishes.get(i).owner());
                }
                yield null;
            }
            case Solver.Unsolved unsolved -> unsolved;
        };
    }

    private static <T> T unclaimed(DevNode node, NodeResources own, Supplier<T> body) {
        own.claims().release(node);
        try {
            return body.get();
        } finally {
            own.claims().claim(node);
        }
    }

    /** Stops the victims, gives everybody new places and starts the victims again. */
    private boolean rearrange(DevNode newcomer, Wish wish, List<DevNode> victims) {
        if (!victims.stream().allMatch(this::mayStop)) {
            return false;
        }
        List<Wish> wishes = new ArrayList<>(List.of(wish));
        victims.forEach(victim -> wishes.add(wishOf(victim)));
        List<DevNode> all = new ArrayList<>(List.of(newcomer));
        all.addAll(victims);
        List<Stopping> stopped = new ArrayList<>();
        boolean done = pnp.arbitration().exclusively(() -> rearrange(all, wishes, stopped));
        stopped.forEach(Stopping::settle);
        return done;
    }

    private boolean rearrange(List<DevNode> all, List<Wish> wishes, List<Stopping> stopped) {
        all.forEach(node -> node.facts().resources().claims().release(node));
        Solver.Answer answer = Solver.solve(wishes);
        List<Placement> placements =
                answer instanceof Solver.Solved solved ? solved.placements() : List.of();
        for (int i = 0; i < placements.size(); i++) {
            placements.get(i).release(all.get(i));
        }
        all.forEach(node -> node.facts().resources().claims().claim(node));
        if (placements.isEmpty()) {
            return false;
        }
        for (int i = 0; i < all.size(); i++) {
            NodeResources own = all.get(i).facts().resources();
            if (all.get(i).isStarted() && !placements.get(i).isSame(own.claims())) {
                stopped.add(new Stopping(all.get(i)));
            }
        }
        if (!queryStop(stopped)) {
            return false;
        }
        stopped.forEach(Stopping::stop);
        all.forEach(node -> node.facts().resources().claims().release(node));
        for (int i = 0; i < all.size(); i++) {
            placements.get(i).claim(all.get(i));
            all.get(i).facts().resources().claims(placements.get(i), true);
        }
        stopped.forEach(Stopping::start);
        return true;
    }

    private boolean queryStop(List<Stopping> stopping) {
        for (Stopping each : stopping) {
            if (!each.query()) {
                fixed.add(each.node());
                stopping.forEach(Stopping::cancel);
                stopping.clear();
                return false;
            }
        }
        return true;
    }

    private void move(DevNode node) {
        if (!node.isStarted()) {
            return;
        }
        String obstacle = "too many devices refused to be stopped";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (TreeOperations.Held held = pnp.operations().hold(List.of(node))) {
                if (!held.has(node) || !node.isStarted()) {
                    return;
                }
                ResourceRequirements requirements;
                try {
                    requirements = Requirements.ask(node);
                } catch (StatusException e) {
                    obstacle = e.getMessage();
                    break;
                }
                Wish wish = pnp.arbitration().wishOf(node, requirements);
                NodeResources own = node.facts().resources();
                Solver.Unsolved missing =
                        pnp.arbitration()
                                .exclusively(
                                        () -> unclaimed(node, own, () -> trial(List.of(wish))));
                if (missing != null) {
                    obstacle = missing.obstacle();
                    break;
                }
                if (rearrange(node, wish, List.of())) {
                    own.requirements(requirements);
                    return;
                }
            }
        }
        pnp.announcer()
                .odd(
                        "%s keeps the resources that it has, though it needs others: %s"
                                .formatted(node, Sentences.sentence(obstacle)));
    }

    /** One device on its way from started to stopped and back. */
    private static final class Stopping {

        private final DevNode node;
        private boolean asked;
        private Problem problem;

        Stopping(DevNode node) {
            this.node = node;
        }

        DevNode node() {
            return node;
        }

        boolean query() {
            asked = true;
            IrpAnswer answer =
                    node.askLeave(PnpMinor.QUERY_STOP_DEVICE, PnpMinor.CANCEL_STOP_DEVICE);
            if (answer.isSuccess()) {
                node.enter(NodeState.QUERY_STOPPED);
                return true;
            }
            node.pnp()
                    .announcer()
                    .odd(
                            "%s cannot be stopped to make room for another device: %s"
                                    .formatted(
                                            node, Sentences.sentence(answer.accountWithReason())));
            return false;
        }

        void cancel() {
            if (asked) {
                node.send(PnpMinor.CANCEL_STOP_DEVICE, null);
                node.enter(NodeState.STARTED);
            }
        }

        void stop() {
            node.send(PnpMinor.STOP_DEVICE, null);
            node.enter(NodeState.STOPPED);
        }

        void start() {
            DeviceState.Failure failure = Starting.sendStart(node);
            if (failure == null) {
                node.enter(NodeState.STARTED);
            } else {
                problem = Starting.notStarted(node, failure);
            }
        }

        /** Says, when others may arbitrate again, what has become of it. */
        void settle() {
            if (problem == null) {
                node.pnp().announcer().tell(node);
            } else {
                Removal.outOfService(node, problem.code(), problem.status(), problem.message());
            }
        }
    }
}
