package org.backplane.pnp.internal;

import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.wdm.PnpDeviceState;
import org.backplane.wdm.PnpDeviceStateReport;
import org.backplane.wdm.PnpMinor;

import java.util.Optional;
import java.util.Set;

/**
 * What a stack says about its device's health.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the node.
 */
final class DeviceState {

    /** Why a device does not work, as its drivers see it. */
    record Failure(Status status, String reason, boolean restart) {}

    private DeviceState() {}

    /** Asks the stack, and does what its answer makes necessary. */
    static void check(DevNode node) {
        if (node.isStarted()) {
            heard(node, node.send(PnpMinor.QUERY_PNP_DEVICE_STATE, null));
        }
    }

    /** Does what the answer of a stack makes necessary. */
    static void heard(DevNode node, IrpAnswer answer) {
        if (answer.givenUp()) {
            failed(node, new Failure(answer.status(), answer.account(), false));
            return;
        }
        PnpDeviceStateReport report = report(answer);
        if (report == null) {
            node.facts().flags(Set.of());
            return;
        }
        node.facts().flags(report.flags());
        if (report.flags().contains(PnpDeviceState.REMOVED)) {
            out(node, report, ProblemCode.DEVICE_NOT_THERE, "reported that it is not there");
        } else if (report.flags().contains(PnpDeviceState.FAILED)) {
            failed(node, new Failure(report.status(), report.reason(), report.restart()));
        } else if (report.flags().contains(PnpDeviceState.DISABLED)) {
            out(
                    node,
                    report,
                    ProblemCode.HARDWARE_DISABLED,
                    "reported that the hardware is disabled");
        } else if (report.flags().contains(PnpDeviceState.RESOURCE_REQUIREMENTS_CHANGED)) {
            new Rebalance(node.pnp()).requirementsChanged(node);
        }
    }

    private static void failed(DevNode node, Failure failure) {
        if (failure.restart() && Reenumeration.mayRestart(node)) {
            Reenumeration.run(node);
            return;
        }
        Removal.outOfService(
                node,
                ProblemCode.FAILED_POST_START,
                failure.status(),
                "%s was taken out of service, because its driver reported a failure (%s): %s %s"
                        .formatted(
                                node,
                                failure.status(),
                                Sentences.sentence(failure.reason()),
                                failure.restart()
                                        ? Reenumeration.exhausted()
                                        : "Restart the device with devcon:restart."));
    }

    private static void out(
            DevNode node, PnpDeviceStateReport report, ProblemCode code, String what) {
        Removal.outOfService(
                node,
                code,
                report.status(),
                "%s was taken out of service, because its driver %s (%s): %s Restart the device with devcon:restart."
                        .formatted(
                                node, what, report.status(), Sentences.sentence(report.reason())));
    }

    /** Somebody found out that the stack does not answer any more: takes it out of service. */
    static void failed(DevNode node, Status status, String sentence) {
        if (node.isStarted()) {
            Removal.outOfService(
                    node,
                    ProblemCode.FAILED_POST_START,
                    status,
                    "%s was taken out of service: %s Correct the driver, then restart the device with devcon:restart."
                            .formatted(node, Sentences.sentence(sentence)));
        }
    }

    /** The failure that the stack reports; empty if it reports none. */
    static Optional<Failure> ask(DevNode node) {
        IrpAnswer answer = node.send(PnpMinor.QUERY_PNP_DEVICE_STATE, null);
        if (answer.givenUp()) {
            return Optional.of(new Failure(answer.status(), answer.account(), false));
        }
        PnpDeviceStateReport report = report(answer);
        if (report != null
                && (report.flags().contains(PnpDeviceState.FAILED)
                        || report.flags().contains(PnpDeviceState.REMOVED))) {
            return Optional.of(new Failure(report.status(), report.reason(), report.restart()));
        }
        return Optional.empty();
    }

    private static PnpDeviceStateReport report(IrpAnswer answer) {
        return answer.isSuccess() && answer.result() instanceof PnpDeviceStateReport report
                ? report
                : null;
    }
}
