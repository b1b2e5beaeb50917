package org.backplane.pnp.internal;

import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverCatalog;
import org.backplane.pnp.NodeState;
import org.backplane.pnp.Problem;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceCapabilities;

import java.util.Set;

/**
 * Finds drivers for a device and has its stack built and started; tries again when that may have
 * become possible.
 *
 * <p>No change of drivers is lost. A change is posted to the strand of every node that is busy or
 * has a problem, so it is looked at when what goes on there has come to rest; and a node that is at
 * rest without a problem reads the catalogue, which knows of the change, when it is bound next.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the node.
 */
final class Binding {

    private Binding() {}

    /** Binds a device that has no stack. */
    static void run(DevNode node) {
        DriverCandidate deferred = node.takeDeferred();
        attempt(node);
        // Not before: what waits in memory may be what the device has just got.
        node.abandon(deferred);
    }

    private static void attempt(DevNode node) {
        PnpContext pnp = node.pnp();
        if (node.isGone() || pnp.closing().get() || pnp.tree().isLeaving(node)) {
            return;
        }
        if (pnp.records().isDisabled(node.instanceId())) {
            pnp.records().arrived(node.snapshot());
            disabled(node);
            return;
        }
        node.enter(NodeState.INITIALIZED);
        if (!node.unfinished().isEmpty()) {
            stillInUse(node);
            return;
        }
        DriverChoice choice;
        try {
            choice = choose(node);
        } catch (RuntimeException e) {
            node.choice(DriverChoice.NONE);
            pnp.records().arrived(node.snapshot());
            node.problem(
                    ProblemCode.DRIVER_FAILED_LOAD,
                    e instanceof StatusException s ? s.status() : Status.UNSUCCESSFUL,
                    "No driver was found for %s, because the driver store failed: %s"
                            .formatted(node, Sentences.sentence(Sentences.thrown(e))));
            return;
        }
        node.choice(choice);
        pnp.records().arrived(node.snapshot());
        if (choice.function().isEmpty() && !mayBeRaw(node)) {
            node.problem(
                    ProblemCode.FAILED_INSTALL,
                    Status.NOT_FOUND,
                    ("%s has no driver: no driver in the store matches any of its IDs (%s). Add a"
                                    + " package for one of them with pnputil:add-driver.")
                            .formatted(node, Sentences.list(node.ids().all())));
            return;
        }
        Problem problem = new StackBuilder(node).build(choice);
        if (problem != null) {
            node.state(NodeState.INITIALIZED);
            node.problem(problem.code(), problem.status(), problem.message());
            return;
        }
        Starting.run(node);
    }

    private static boolean mayBeRaw(DevNode node) {
        DeviceCapabilities capabilities = node.facts().capabilities();
        return capabilities != null && capabilities.rawDeviceOk();
    }

    /** The device that it could not be without has come back, or is gone for good. */
    static void comeBack(DevNode node) {
        if (node.stack() == null
                && (node.condition().has(ProblemCode.WILL_BE_REMOVED)
                        || node.condition().has(ProblemCode.HELD_FOR_EJECT))) {
            run(node);
        }
    }

    /** Binds a device that was taken off its drivers, unless another action has done it by now. */
    static void resume(DevNode node) {
        if (node.stack() == null && node.condition().problem() == null) {
            run(node);
        }
    }

    /** The device is out of service by the user's wish. */
    static void disabled(DevNode node) {
        node.state(NodeState.REMOVED);
        node.problem(
                ProblemCode.DISABLED,
                Status.SUCCESS,
                "%s is disabled. Put it back into service with devcon:enable.".formatted(node));
    }

    /**
     * Drivers came or became usable.
     *
     * @param names keys of IDs or names of packages
     */
    static void reconsider(DevNode node, Set<String> names) {
        if (node.isRaw()) {
            leaveRaw(node);
            return;
        }
        if (node.stack() != null || node.ids() == null || !mayHope(node.condition().problem())) {
            return;
        }
        DriverCandidate awaited = node.awaited();
        if (awaited != null
                && (names.contains(DeviceIds.key(awaited.packageId()))
                        || names.contains(DeviceIds.key(awaited.name())))) {
            run(node);
            return;
        }
        if (node.ids().all().stream().noneMatch(id -> names.contains(DeviceIds.key(id)))) {
            return;
        }
        if (!isSameChoice(node)) {
            run(node);
        }
    }

    /** A device that is used raw gets the driver that it has by now, if nobody needs it. */
    private static void leaveRaw(DevNode node) {
        if (!isSameChoice(node)) {
            try {
                OrderlyRemoval.run(node);
            } catch (StatusException e) {
                node.pnp().announcer().odd(e.getMessage() + " It goes on without its driver.");
                return;
            }
            run(node);
        }
    }

    /**
     * What failed is not tried again with the same drivers: loading one may itself be a change. A
     * search that fails is a change; binding says why it failed.
     */
    private static boolean isSameChoice(DevNode node) {
        try {
            return choose(node).equals(node.choice());
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** A call into a driver that had been given up is over. */
    static void settle(DevNode node) {
        if (node.stack() == null && !node.isGone()) {
            Removal.evict(node, null);
        }
        if (node.settleUnfinished()
                && node.condition().has(ProblemCode.DRIVER_FAILED_PRIOR_UNLOAD)) {
            run(node);
        }
    }

    private static boolean mayHope(Problem problem) {
        return problem != null
                && switch (problem.code()) {
                    case DISABLED,
                            DUPLICATE_DEVICE,
                            INVALID_DATA,
                            WILL_BE_REMOVED,
                            HELD_FOR_EJECT ->
                            false;
                    default -> true;
                };
    }

    private static DriverChoice choose(DevNode node) {
        DeviceIds ids = node.ids();
        DriverCatalog catalog = node.pnp().catalog();
        return Ranking.choose(
                ids,
                catalog.candidates(ids.hardwareIds(), ids.compatibleIds()),
                catalog::classFilters);
    }

    private static void stillInUse(DevNode node) {
        String busy =
                Sentences.list(
                        node.unfinished().stream()
                                .flatMap(stack -> stack.members().stream())
                                .filter(member -> !member.isReleased())
                                .map(member -> Sentences.driver(member.candidate()))
                                .distinct()
                                .toList());
        node.problem(
                ProblemCode.DRIVER_FAILED_PRIOR_UNLOAD,
                Status.DELETE_PENDING,
                ("%s cannot be given a driver: an earlier call into %s has not come back, so its"
                                + " code is still in memory. The device goes on by itself when the"
                                + " call returns; if it does not, correct the driver.")
                        .formatted(node, busy));
    }
}
