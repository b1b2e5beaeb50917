package org.backplane.kmdf.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.kmdf.internal.state.StateTable;
import org.backplane.kmdf.internal.state.StateTable.Transition;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Storms over policy owners: everything that can happen to one, in an order that a seed chooses,
 * with everything failing that can. Whatever happens, nothing waits for ever; and all of the tables
 * is used, except what stands here with its reason.
 */
class PolicyStormTest {

    private static final int STORMS = Integer.getInteger("backplane.storms", 2000);

    private static final String NEVER_IN_KMDF = "KMDF's own table says that it was never seen";

    /** Transitions by an event that no storm takes, and why. */
    private static final Map<String, String> NOT_TAKEN =
            Map.of(
                    "PowerIdle BUSY POWER_DOWN", NEVER_IN_KMDF,
                    "PowerIdle BUSY POWER_DOWN_FAILED", NEVER_IN_KMDF,
                    "PowerIdle IN_DX POWER_DOWN_FAILED", NEVER_IN_KMDF,
                    "PowerIdle WAIT_FOR_TIMEOUT POWER_DOWN_FAILED", NEVER_IN_KMDF,
                    "PowerIdle POWER_FAILED_WAIT_FOR_TIMEOUT TIMER_EXPIRED", NEVER_IN_KMDF,
                    "PowerIdle IN_DX ENABLED", "policy enables the timer of a device that is in D0",
                    "PowerIdle STARTED STOP",
                            "a device that starts reaches D0, or fails, before it is stopped",
                    "DevicePowerRequirement DEVICE_POWER_REQUIRED_DX POX_DIRECTED_POWER_UP",
                            "the framework directs up what is directed down");

    @Test
    void whateverHappensNothingWaitsForEverAndTheTablesAreUsed() {
        for (int seed = 0; seed < STORMS; seed++) {
            try (PolicyBench bench = new PolicyBench(seed, _ -> {})) {
                new PolicyStorm(bench).run();
            }
        }
        Set<String> notTaken = new TreeSet<>();
        int events = 0;
        for (StateTable<?, ?, ?> table :
                List.of(
                        PowerPolicyTable.TABLE,
                        PowerIdleTable.TABLE,
                        DevicePowerRequirementTable.TABLE)) {
            List<? extends Transition<?, ?>> byEvent =
                    table.transitions().stream().filter(row -> row.event() != null).toList();
            events += byEvent.size();
            notTaken.addAll(
                    byEvent.stream()
                            .filter(row -> !row.taken())
                            .map(row -> table.name() + " " + row.from() + " " + row.event())
                            .collect(Collectors.toSet()));
        }
        assertThat(NOT_TAKEN.keySet()).containsAll(notTaken);
        assertThat(notTaken.size()).isLessThanOrEqualTo(events / 20);
    }
}
