package org.backplane.pnp.internal;

import org.backplane.pnp.NodeState;
import org.backplane.pnp.ProblemCode;
import org.backplane.runtime.Event;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * What the user orders that begins with taking a device out of service: with everybody's consent,
 * and with all devices that cannot be without it.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the node; if other devices go as
 * well, by that of the {@link TreeOperations}, which hold all of them.
 */
final class Departure {

    private final DevNode node;
    private final boolean eject;
    private final Consumer<DevNode> check;
    private final Consumer<DevNode> finish;
    private final Event over;
    private final AtomicReference<StatusException> refusal = new AtomicReference<>();

    /**
     * @param eject whether ejection relations go as well
     * @param check throws if it cannot be done
     * @param finish what follows
     */
    Departure(DevNode node, boolean eject, Consumer<DevNode> check, Consumer<DevNode> finish) {
        this.node = node;
        this.eject = eject;
        this.check = check;
        this.finish = finish;
        over = node.pnp().dispatcher().event("departure of a device");
    }

    DevNode node() {
        return node;
    }

    /**
     * Does it and waits for the end.
     *
     * @throws StatusException if it is refused
     */
    void run() {
        begin();
        over.await();
        if (refusal.get() != null) {
            throw refusal.get();
        }
    }

    /** Does it without waiting; a refusal is for the log. */
    void begin() {
        node.strand().post(() -> attempt(this::alone));
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (StatusException e) {
            refusal.set(e);
            node.pnp().announcer().refused(e.getMessage());
            over.set();
        } catch (RuntimeException | Error e) {
            refusal.set(
                    new StatusException(
                            Status.INTERNAL_ERROR, "%s: %s".formatted(node, Sentences.thrown(e))));
            over.set();
            throw e;
        }
    }

    private void alone() {
        check.accept(node);
        if (!Relations.of(node, eject).isEmpty()) {
            node.pnp().operations().post(() -> attempt(this::together));
            return;
        }
        OrderlyRemoval.run(node);
        finish.accept(node);
        over.set();
    }

    private void together() {
        List<DevNode> all = Relations.highest(closure());
        List<DevNode> others = all.stream().filter(each -> each != node).toList();
        try (TreeOperations.Held held = node.pnp().operations().hold(all)) {
            check.accept(node);
            List<DevNode> going =
                    all.stream().filter(each -> !each.isGone() && held.has(each)).toList();
            OrderlyRemoval.run(going);
            others.forEach(this::wentAlong);
            node.companions(others);
            finish.accept(node);
        }
        over.set();
    }

    /** Who goes, the device itself last: what depends on it goes first. */
    private List<DevNode> closure() {
        Set<DevNode> found = new LinkedHashSet<>();
        List<DevNode> open = new ArrayList<>(List.of(node));
        while (!open.isEmpty()) {
            DevNode next = open.removeLast();
            if (found.add(next)) {
                open.addAll(ask(next, eject && next == node));
            }
        }
        List<DevNode> lastFirst = new ArrayList<>(found);
        return lastFirst.reversed();
    }

    private static List<DevNode> ask(DevNode asked, boolean eject) {
        Event answered = asked.pnp().dispatcher().event("relations of a device");
        AtomicReference<List<DevNode>> answer = new AtomicReference<>(List.of());
        asked.strand()
                .post(() -> {
                    try {
                        answer.set(Relations.of(asked, eject));
                    } finally {
                        answered.set();
                    }
                });
        answered.await();
        return answer.get();
    }

    private void wentAlong(DevNode other) {
        if (other.isGone() || other.condition().problem() != null) {
            return;
        }
        other.state(NodeState.REMOVED);
        String sentence =
                (eject
                                ? "%s was ejected together with %s."
                                : "%s was taken out of service because it cannot be without %s,"
                                        + " which is out of service; it comes back with it.")
                        .formatted(other, node);
        other.facts().removalReason(sentence);
        other.problem(
                eject ? ProblemCode.HELD_FOR_EJECT : ProblemCode.WILL_BE_REMOVED,
                Status.SUCCESS,
                sentence);
    }
}
