package org.backplane.pnp.internal;

import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.NodeState;
import org.backplane.pnp.Problem;
import org.backplane.pnp.ProblemCode;
import org.backplane.pnp.StackEntry;

import java.util.List;

/**
 * How a node is, in one piece, so that a snapshot never mixes two moments.
 *
 * @param state where it is in its life
 * @param problem null if nothing is wrong
 * @param drivers the drivers above the PDO, top to bottom
 */
record Condition(NodeState state, Problem problem, List<StackEntry> drivers) {

    static final Condition NEW = new Condition(NodeState.UNINITIALIZED, null, List.of());

    Condition {
        drivers = List.copyOf(drivers);
    }

    boolean has(ProblemCode code) {
        return problem != null && problem.code() == code;
    }

    DeviceStatus status() {
        if (state == NodeState.DELETED) {
            return DeviceStatus.DISCONNECTED;
        }
        if (has(ProblemCode.DISABLED)) {
            return DeviceStatus.DISABLED;
        }
        if (problem != null) {
            return DeviceStatus.PROBLEM;
        }
        return switch (state) {
            case STARTED, QUERY_REMOVED, QUERY_STOPPED -> DeviceStatus.STARTED;
            default -> DeviceStatus.STARTING;
        };
    }
}
