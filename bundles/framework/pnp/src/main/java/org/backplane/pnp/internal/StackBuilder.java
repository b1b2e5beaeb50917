package org.backplane.pnp.internal;

import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverLoad;
import org.backplane.pnp.NodeState;
import org.backplane.pnp.Problem;
import org.backplane.pnp.ProblemCode;
import org.backplane.pnp.StackRole;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;

import java.util.Iterator;

/**
 * Builds one device's stack in Windows' order: all drivers loaded, AddDevice from the bottom to the
 * top. Whatever fails, what was done before is undone.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the node.
 */
final class StackBuilder {

    static final String NEXT_STEP =
            " Correct the driver, then restart the device with devcon:restart.";

    private final DevNode node;
    private final PnpContext pnp;
    private final DriverStack stack;

    // Written by the worker that calls, and read by the strand when that is over or given up.

    private Iterator<DriverCandidate> candidates;
    private Iterator<StackMember> members;

    /** The driver that is being loaded, or was the last. */
    private volatile DriverCandidate loading;

    /** What came of that; null while it is under way. */
    private volatile DriverLoad loaded;

    /** The driver in whose AddDevice it is; null as long as drivers are being loaded. */
    private volatile StackMember adding;

    /** The top of the stack before that. */
    private DeviceObject below;

    private volatile Problem problem;

    StackBuilder(DevNode node) {
        this.node = node;
        pnp = node.pnp();
        stack = new DriverStack(pnp);
    }

    /** Builds the stack, in one call into its drivers; null if it stands, else why it does not. */
    Problem build(DriverChoice choice) {
        candidates = choice.bottomUp().iterator();
        if (!candidates.hasNext()) {
            node.stack(stack);
        } else {
            loading = candidates.next();
            call();
        }
        if (problem == null) {
            stack.complete();
            node.enter(NodeState.DRIVERS_ADDED);
        } else if (adding == null) {
            stack.dismantled();
            stack.settle();
        } else {
            Removal.dismantle(node);
        }
        return problem;
    }

    private void call() {
        DriverCall call =
                new DriverCall(pnp.dispatcher(), this::what, this::timeoutNanos, false, this::back);
        if (!call.runSteps(this::callOne, this::goOn)) {
            problem = adding == null ? loadGivenUp() : addGivenUp();
        } else if (call.thrown() != null) {
            if (adding == null) {
                problem = loadThrew(call.thrown());
            } else {
                adding.callBack();
                problem = addThrew(call.thrown());
            }
        }
    }

    private String what() {
        return (adding == null ? "load of " + Sentences.driver(loading) : addDevice())
                + " for "
                + node;
    }

    private String addDevice() {
        DriverCandidate candidate = adding.candidate();
        return "AddDevice of " + candidate.role() + " " + Sentences.driver(candidate);
    }

    private long timeoutNanos() {
        return adding == null ? pnp.loadTimeoutNanos() : pnp.driverTimeoutNanos();
    }

    /** A call that was given up is over. */
    private void back() {
        if (adding != null) {
            adding.callBack();
            node.settleSoon();
        } else if (loaded instanceof DriverLoad.Loaded) {
            pnp.catalog().release(loading);
        }
    }

    private boolean callOne() {
        if (adding == null) {
            loaded = pnp.catalog().load(loading, node.instanceId());
        } else {
            DriverObject driver = adding.driver();
            driver.addDevice().addDevice(driver, node.pdo());
        }
        return true;
    }

    /** A call has returned; whether there is another one to make. */
    private boolean goOn() {
        if (adding == null) {
            problem = take(loading, loaded);
            if (problem == null && candidates.hasNext()) {
                loaded = null;
                loading = candidates.next();
                return true;
            }
            if (problem == null) {
                node.stack(stack);
                members = stack.members().iterator();
            }
        } else {
            adding.callBack();
            problem = attached();
        }
        if (problem != null || !members.hasNext()) {
            return false;
        }
        below = node.pdo().top();
        adding = members.next();
        adding.callOut();
        return true;
    }

    private Problem loadGivenUp() {
        return new Problem(
                ProblemCode.DRIVER_FAILED_LOAD,
                Status.IO_TIMEOUT,
                "%s did not start: %s %s was not ready within %s.%s"
                        .formatted(
                                node,
                                loading.role(),
                                Sentences.driver(loading),
                                Sentences.duration(pnp.loadTimeoutNanos()),
                                NEXT_STEP));
    }

    private Problem loadThrew(Throwable thrown) {
        return new Problem(
                ProblemCode.DRIVER_FAILED_LOAD,
                statusOf(thrown),
                "%s did not start: %s %s could not be loaded: %s%s"
                        .formatted(
                                node,
                                loading.role(),
                                Sentences.driver(loading),
                                Sentences.sentence(Sentences.thrown(thrown)),
                                NEXT_STEP));
    }

    private Problem take(DriverCandidate candidate, DriverLoad load) {
        return switch (load) {
            case DriverLoad.Loaded(DriverObject driver) -> {
                stack.add(candidate, driver);
                yield null;
            }
            case DriverLoad.Deferred(String reason) -> {
                node.deferred(candidate);
                yield new Problem(
                        ProblemCode.WAITING_ON_DEPENDENCY,
                        Status.DEVICE_NOT_READY,
                        "%s waits for %s %s: %s"
                                .formatted(
                                        node,
                                        candidate.role(),
                                        Sentences.driver(candidate),
                                        Sentences.sentence(reason)));
            }
            case DriverLoad.Failed(ProblemCode code, Status status, String reason) -> {
                if (code == ProblemCode.DRIVER_FAILED_PRIOR_UNLOAD) {
                    node.awaited(candidate);
                }
                yield new Problem(
                        code,
                        status,
                        "%s did not start: %s %s cannot be used (%s): %s"
                                .formatted(
                                        node,
                                        candidate.role(),
                                        Sentences.driver(candidate),
                                        status,
                                        Sentences.sentence(reason)));
            }
        };
    }

    private Problem addGivenUp() {
        // What it may have attached must not stand in the way of the others' removal.
        Removal.evict(node, adding.driver());
        return new Problem(
                ProblemCode.FAILED_ADD,
                Status.IO_TIMEOUT,
                ("%s did not start: %s has not returned within %s and was written off; its"
                                + " package stays loaded until it does.%s")
                        .formatted(
                                node,
                                addDevice(),
                                Sentences.duration(pnp.driverTimeoutNanos()),
                                NEXT_STEP));
    }

    private Problem addThrew(Throwable thrown) {
        return new Problem(
                ProblemCode.FAILED_ADD,
                statusOf(thrown),
                "%s did not start: %s failed (%s): %s%s"
                        .formatted(
                                node,
                                addDevice(),
                                statusOf(thrown),
                                Sentences.sentence(Sentences.thrown(thrown)),
                                NEXT_STEP));
    }

    /** AddDevice has returned: whether it did what it has to. */
    private Problem attached() {
        adding.attached(node.pdo().top() != below);
        if (!adding.isAttached() && adding.candidate().role() == StackRole.FUNCTION) {
            return new Problem(
                    ProblemCode.FAILED_ADD,
                    Status.INVALID_DEVICE_STATE,
                    "%s did not start: %s returned without attaching a device object.%s"
                            .formatted(node, addDevice(), NEXT_STEP));
        }
        return null;
    }

    private static Status statusOf(Throwable thrown) {
        return thrown instanceof StatusException e ? e.status() : Status.UNSUCCESSFUL;
    }
}
