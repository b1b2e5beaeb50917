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

import java.util.concurrent.atomic.AtomicReference;

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

    StackBuilder(DevNode node) {
        this.node = node;
        pnp = node.pnp();
        stack = new DriverStack(pnp);
    }

    /** Builds the stack; null if it stands, else why it does not. */
    Problem build(DriverChoice choice) {
        for (DriverCandidate candidate : choice.bottomUp()) {
            Problem problem = load(candidate);
            if (problem != null) {
                stack.dismantled();
                stack.settle();
                return problem;
            }
        }
        node.stack(stack);
        for (StackMember member : stack.members()) {
            Problem problem = add(member);
            if (problem != null) {
                Removal.dismantle(node);
                return problem;
            }
        }
        stack.complete();
        node.enter(NodeState.DRIVERS_ADDED);
        return null;
    }

    private Problem load(DriverCandidate candidate) {
        String who = Sentences.driver(candidate);
        AtomicReference<DriverLoad> result = new AtomicReference<>();
        DriverCall call =
                pnp.loadCall(
                        () -> "load of " + who + " for " + node,
                        () -> {
                            if (result.get() instanceof DriverLoad.Loaded) {
                                pnp.catalog().release(candidate);
                            }
                        });
        if (!call.run(() -> result.set(pnp.catalog().load(candidate, node.instanceId())))) {
            return new Problem(
                    ProblemCode.DRIVER_FAILED_LOAD,
                    Status.IO_TIMEOUT,
                    "%s did not start: %s %s was not ready within %s.%s"
                            .formatted(
                                    node,
                                    candidate.role(),
                                    who,
                                    Sentences.duration(pnp.loadTimeoutNanos()),
                                    NEXT_STEP));
        }
        if (call.thrown() != null) {
            return new Problem(
                    ProblemCode.DRIVER_FAILED_LOAD,
                    statusOf(call.thrown()),
                    "%s did not start: %s %s could not be loaded: %s%s"
                            .formatted(
                                    node,
                                    candidate.role(),
                                    who,
                                    Sentences.sentence(Sentences.thrown(call.thrown())),
                                    NEXT_STEP));
        }
        return switch (result.get()) {
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
                                        node, candidate.role(), who, Sentences.sentence(reason)));
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
                                        who,
                                        status,
                                        Sentences.sentence(reason)));
            }
        };
    }

    private Problem add(StackMember member) {
        DriverCandidate candidate = member.candidate();
        String callback = "AddDevice of " + candidate.role() + " " + Sentences.driver(candidate);
        DeviceObject pdo = node.pdo();
        DeviceObject below = pdo.top();
        DriverObject driver = member.driver();
        member.callOut();
        DriverCall call =
                pnp.call(
                        () -> callback + " for " + node,
                        () -> {
                            member.callBack();
                            node.settleSoon();
                        });
        if (!call.run(() -> driver.addDevice().addDevice(driver, pdo))) {
            // What it may have attached must not stand in the way of the others' removal.
            Removal.evict(node, driver);
            return new Problem(
                    ProblemCode.FAILED_ADD,
                    Status.IO_TIMEOUT,
                    ("%s did not start: %s has not returned within %s and was written off; its"
                                    + " package stays loaded until it does.%s")
                            .formatted(
                                    node,
                                    callback,
                                    Sentences.duration(pnp.driverTimeoutNanos()),
                                    NEXT_STEP));
        }
        member.callBack();
        if (call.thrown() != null) {
            return new Problem(
                    ProblemCode.FAILED_ADD,
                    statusOf(call.thrown()),
                    "%s did not start: %s failed (%s): %s%s"
                            .formatted(
                                    node,
                                    callback,
                                    statusOf(call.thrown()),
                                    Sentences.sentence(Sentences.thrown(call.thrown())),
                                    NEXT_STEP));
        }
        member.attached(pdo.top() != below);
        if (!member.isAttached() && candidate.role() == StackRole.FUNCTION) {
            return new Problem(
                    ProblemCode.FAILED_ADD,
                    Status.INVALID_DEVICE_STATE,
                    "%s did not start: %s returned without attaching a device object.%s"
                            .formatted(node, callback, NEXT_STEP));
        }
        return null;
    }

    private static Status statusOf(Throwable thrown) {
        return thrown instanceof StatusException e ? e.status() : Status.UNSUCCESSFUL;
    }
}
