package org.backplane.power.internal;

import org.backplane.power.PowerNode;
import org.backplane.wdm.power.PoFxComponent;

import java.util.List;

/**
 * One component of a registered device: who uses it, and in which F-state it is.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> the device's lock.
 */
final class FrameworkComponent {

    private enum Condition {
        ACTIVE,
        /** The driver was told that it is idle, and has not answered. */
        GOING_IDLE,
        IDLE
    }

    private final PoFxComponent description;
    private Condition condition = Condition.ACTIVE;
    private int idleState;

    /** The F-state that the driver was told of and has not answered; -1 for none. */
    private int target = -1;

    /** One is the framework's own, until power management starts. */
    private int references = 1;

    private long latencyNanos = Long.MAX_VALUE;
    private long residencyNanos = Long.MAX_VALUE;
    private boolean wakes;

    FrameworkComponent(PoFxComponent description) {
        this.description = description;
    }

    void reference() {
        references++;
    }

    /** Gives a reference back; false if none is out. */
    boolean dereference() {
        if (references == 0) {
            return false;
        }
        references--;
        return true;
    }

    boolean isWanted() {
        return references > 0;
    }

    boolean isAtRest() {
        return condition == Condition.IDLE && target < 0;
    }

    void latency(long nanos) {
        latencyNanos = nanos;
    }

    void residency(long nanos) {
        residencyNanos = nanos;
    }

    void wakes(boolean armed) {
        wakes = armed;
    }

    /** Whether its driver is to be told that it is active; it is, then. */
    boolean takeActive() {
        if (isWanted() && isAtRest() && idleState == 0) {
            condition = Condition.ACTIVE;
            return true;
        }
        return false;
    }

    /** Whether its driver is to be told that it is idle; it becomes that, then. */
    boolean takeIdle() {
        if (!isWanted() && condition == Condition.ACTIVE) {
            condition = Condition.GOING_IDLE;
            return true;
        }
        return false;
    }

    /** The F-state that its driver is to be told of, and that it goes to then; -1 for none. */
    int takeIdleState() {
        if (!isAtRest()) {
            return -1;
        }
        int best = isWanted() ? 0 : best();
        if (best == idleState) {
            return -1;
        }
        // From one F-state to another the way leads over F0.
        target = idleState == 0 ? best : 0;
        return target;
    }

    /** The deepest F-state that the users can bear, that is worth while, and that can wake. */
    private int best() {
        List<PoFxComponent.IdleState> states = description.idleStates();
        for (int state = states.size() - 1; state > 0; state--) {
            PoFxComponent.IdleState candidate = states.get(state);
            if (candidate.transitionLatencyNanos() <= latencyNanos
                    && candidate.residencyRequirementNanos() <= residencyNanos
                    && (!wakes || state <= description.deepestWakeable())) {
                return state;
            }
        }
        return 0;
    }

    /** The driver has answered that it is idle; false if nobody had told it so. */
    boolean idleConditionCompleted() {
        if (condition != Condition.GOING_IDLE) {
            return false;
        }
        condition = Condition.IDLE;
        return true;
    }

    /** The driver has answered for an F-state; false if nobody had told it to. */
    boolean idleStateCompleted() {
        if (target < 0) {
            return false;
        }
        idleState = target;
        target = -1;
        return true;
    }

    PowerNode.Component snapshot() {
        return new PowerNode.Component(condition == Condition.ACTIVE, references, idleState);
    }
}
