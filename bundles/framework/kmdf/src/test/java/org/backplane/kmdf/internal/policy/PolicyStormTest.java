package org.backplane.kmdf.internal.policy;

import org.junit.jupiter.api.Test;

/**
 * Storms over policy owners: everything that can happen to one, in an order that a seed chooses,
 * with everything failing that can. Whatever happens, nothing waits for ever.
 */
class PolicyStormTest {

    private static final int STORMS = Integer.getInteger("backplane.storms", 2000);

    @Test
    void whateverHappensNothingWaitsForEver() {
        for (int seed = 0; seed < STORMS; seed++) {
            try (PolicyBench bench = new PolicyBench(seed, _ -> {})) {
                new PolicyStorm(bench).run();
            }
        }
    }
}
