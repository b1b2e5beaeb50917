package org.backplane.pnp.internal;

import org.backplane.pnp.NodeState;
import org.backplane.pnp.Problem;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.RelationType;
import org.backplane.wdm.ResourceRequirements;

import java.util.List;

/**
 * What is said to a stack from its being built to its being at work: what it needs, START_DEVICE,
 * and what is asked of a device that runs. {@link Starting} acts on how it ended.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> as {@link Dialogue}.
 */
final class StartDialogue implements Dialogue {

    /** What comes next. */
    enum Step {
        REQUIREMENTS,
        FILTER,
        ASSIGN,
        START,
        CAPABILITIES,
        STATE,
        CHILDREN,
        NOTHING
    }

    private final DevNode node;
    private Step step;
    private ResourceRequirements requirements;
    private Problem obstacle;
    private boolean lacksResources;

    /** How many answers there were when the device had started; -1 as long as it has not. */
    private int beforeStarted = -1;

    StartDialogue(DevNode node, Step first) {
        this.node = node;
        step = first;
    }

    DevNode node() {
        return node;
    }

    /** Why it could not be told to start; null if nothing was in the way. */
    Problem obstacle() {
        return obstacle;
    }

    /** Whether others have to make room before it can start. */
    boolean lacksResources() {
        return lacksResources;
    }

    /** Whether START_DEVICE went well. */
    boolean isStarted() {
        return beforeStarted >= 0;
    }

    /** What the started device has answered. */
    List<IrpAnswer> sinceStarted(List<IrpAnswer> answers) {
        return answers.subList(beforeStarted, answers.size());
    }

    @Override
    public Query next(List<IrpAnswer> answers) {
        IrpAnswer last = answers.isEmpty() ? null : answers.getLast();
        return switch (step) {
            case REQUIREMENTS -> ask(Step.FILTER, PnpMinor.QUERY_RESOURCE_REQUIREMENTS, null);
            case FILTER -> {
                requirements = Requirements.stated(node, last);
                yield ask(Step.ASSIGN, PnpMinor.FILTER_RESOURCE_REQUIREMENTS, requirements);
            }
            case ASSIGN -> assign(last) ? start() : null;
            case START -> start();
            case CAPABILITIES -> {
                if (!last.isSuccess()) {
                    yield null;
                }
                beforeStarted = answers.size();
                Starting.started(node);
                yield ask(Step.STATE, PnpMinor.QUERY_CAPABILITIES, null);
            }
            case STATE ->
                    last.givenUp()
                            ? null
                            : ask(Step.CHILDREN, PnpMinor.QUERY_PNP_DEVICE_STATE, null);
            case CHILDREN ->
                    last.givenUp()
                            ? null
                            : ask(Step.NOTHING, PnpMinor.QUERY_DEVICE_RELATIONS, RelationType.BUS);
            case NOTHING -> null;
        };
    }

    private Query ask(Step following, int minor, Object argument) {
        step = following;
        return new Query(minor, argument);
    }

    private boolean assign(IrpAnswer filtered) {
        try {
            ResourceRequirements needed = Requirements.filtered(filtered, requirements);
            lacksResources = node.pnp().arbitration().assign(node, needed) != null;
        } catch (StatusException e) {
            obstacle = Starting.requirementsUnknown(node, e);
        } catch (IllegalArgumentException e) {
            obstacle = Starting.conflict(node, Status.INVALID_PARAMETER, e.getMessage());
        }
        return obstacle == null && !lacksResources;
    }

    private Query start() {
        node.enter(NodeState.START_PENDING);
        NodeResources resources = node.facts().resources();
        if (resources != null && Arbitration.translated(node, resources.assigned()) == null) {
            obstacle = Starting.untranslated(node);
            return null;
        }
        return ask(Step.CAPABILITIES, PnpMinor.START_DEVICE, Starting.parameters(node));
    }
}
