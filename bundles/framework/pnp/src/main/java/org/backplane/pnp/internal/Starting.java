package org.backplane.pnp.internal;

import org.backplane.pnp.NodeState;
import org.backplane.pnp.Problem;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.ResourceList;
import org.backplane.wdm.StartParameters;

import java.util.List;

/**
 * From a stack that stands to a device that runs: resources, START_DEVICE, and what is asked then.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the node.
 */
final class Starting {

    /** How many questions a started device is asked. */
    private static final int AFTER_START = 3;

    private static final StartParameters NOTHING =
            new StartParameters(ResourceList.EMPTY, ResourceList.EMPTY);

    private Starting() {}

    /** Starts a device whose stack was just built, now or after others have made room for it. */
    static void run(DevNode node) {
        converse(new StartDialogue(node, StartDialogue.Step.REQUIREMENTS));
    }

    /** Starts a device that has its resources. */
    private static void start(DevNode node) {
        converse(new StartDialogue(node, StartDialogue.Step.START));
    }

    private static void converse(StartDialogue dialogue) {
        DevNode node = dialogue.node();
        List<IrpAnswer> answers = node.converse(dialogue);
        if (dialogue.obstacle() != null) {
            failed(node, dialogue.obstacle());
        } else if (dialogue.lacksResources()) {
            new Rebalance(node.pnp()).request(node);
        } else if (dialogue.isStarted()) {
            heard(node, DevNode.padded(dialogue.sinceStarted(answers), AFTER_START));
        } else {
            notStarted(node, answers.getLast());
        }
    }

    /**
     * Others have made room, or cannot. Does nothing if the device was taken apart meanwhile.
     *
     * @param obstacle why it gets no resources; null if it has got them
     */
    static void goOn(DevNode node, String obstacle) {
        if (node.state() != NodeState.DRIVERS_ADDED) {
            return;
        }
        if (obstacle == null) {
            start(node);
        } else {
            failed(node, conflict(node, Status.CONFLICTING_ADDRESSES, obstacle));
        }
    }

    /** Somebody has given up resources. */
    static void tryAgain(DevNode node) {
        if (node.state() == NodeState.DRIVERS_ADDED) {
            run(node);
        } else if (node.condition().has(ProblemCode.NORMAL_CONFLICT)) {
            Binding.run(node);
        }
    }

    /** What to say of a device whose drivers do not know what it needs. */
    static Problem requirementsUnknown(DevNode node, StatusException refusal) {
        return new Problem(
                ProblemCode.FAILED_START,
                refusal.status(),
                "%s did not start: what it needs is not known: %s %s"
                        .formatted(
                                node,
                                Sentences.sentence(refusal.getMessage()),
                                StackBuilder.NEXT_STEP.strip()));
    }

    /** What to say of a device that does not get its resources. */
    static Problem conflict(DevNode node, Status status, String obstacle) {
        return new Problem(
                ProblemCode.NORMAL_CONFLICT,
                status,
                ("%s did not start: it needs resources that it cannot get: %s Take what is in the"
                                + " way out of service with devcon:disable; the device starts by"
                                + " itself then.")
                        .formatted(node, Sentences.sentence(obstacle)));
    }

    private static void notStarted(DevNode node, IrpAnswer answer) {
        DeviceState.Failure failure = whyNotStarted(node, answer);
        if (failure.restart() && Reenumeration.mayRestart(node)) {
            Removal.dismantle(node);
            node.enter(NodeState.INITIALIZED);
            node.strand().post(() -> Binding.resume(node));
        } else {
            failed(node, notStarted(node, failure));
        }
    }

    /** Sends START_DEVICE with what is assigned; null if the device runs, else why it does not. */
    static DeviceState.Failure sendStart(DevNode node) {
        IrpAnswer answer = node.send(PnpMinor.START_DEVICE, parameters(node));
        return answer.isSuccess() ? null : whyNotStarted(node, answer);
    }

    /** What START_DEVICE carries. */
    static StartParameters parameters(DevNode node) {
        NodeResources resources = node.facts().resources();
        if (resources == null || resources.assigned().resources().isEmpty()) {
            return NOTHING;
        }
        ResourceList raw = resources.assigned();
        return new StartParameters(raw, Arbitration.translated(node, raw));
    }

    /** What to say of a device that did not start. */
    static Problem notStarted(DevNode node, DeviceState.Failure failure) {
        return new Problem(
                ProblemCode.FAILED_START,
                failure.status(),
                "%s did not start: START_DEVICE of %s failed (%s): %s %s"
                        .formatted(
                                node,
                                function(node),
                                failure.status(),
                                Sentences.sentence(failure.reason()),
                                failure.restart()
                                        ? Reenumeration.exhausted()
                                        : StackBuilder.NEXT_STEP.strip()));
    }

    private static String function(DevNode node) {
        return node.choice()
                .function()
                .map(driver -> "function driver " + Sentences.driver(driver))
                .orElse("bus driver " + node.pdo().driver().name());
    }

    /** What to say of a device that could not reach its resources. */
    static Problem untranslated(DevNode node) {
        return new Problem(
                ProblemCode.TRANSLATION_FAILED,
                Status.UNSUCCESSFUL,
                ("%s did not start: what was assigned to it is not passed on by a bus above it, so"
                     + " that no driver could reach it. Correct the windows of that bus.")
                        .formatted(node));
    }

    private static DeviceState.Failure whyNotStarted(DevNode node, IrpAnswer answer) {
        if (!answer.isCompleted()) {
            return new DeviceState.Failure(answer.status(), answer.account(), false);
        }
        // START_DEVICE comes back from the bottom, so who answered it says nothing about who
        // failed.
        return DeviceState.ask(node)
                .orElse(
                        new DeviceState.Failure(
                                answer.status(),
                                "no driver of the stack has given a reason",
                                false));
    }

    private static void failed(DevNode node, Problem problem) {
        Removal.dismantle(node);
        node.state(NodeState.INITIALIZED);
        node.problem(problem.code(), problem.status(), problem.message());
    }

    /** START_DEVICE went well. */
    static void started(DevNode node) {
        node.enter(NodeState.STARTED);
        node.facts().removalReason("");
        node.pnp().announcer().started(node);
        List<DevNode> companions = node.takeCompanions();
        companions.forEach(each -> each.strand().post(() -> Binding.comeBack(each)));
    }

    private static void heard(DevNode node, List<IrpAnswer> answers) {
        if (answers.getFirst().result() instanceof DeviceCapabilities capabilities) {
            node.facts().capabilities(capabilities);
        }
        DeviceState.heard(node, answers.get(1));
        if (node.isStarted()) {
            BusEnumeration.heard(node, answers.get(2));
        }
    }
}
