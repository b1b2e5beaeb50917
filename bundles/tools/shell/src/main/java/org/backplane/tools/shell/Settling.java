package org.backplane.tools.shell;

import org.backplane.pnp.PnpManager;

import java.time.Duration;

/** Waits for the device tree to come to rest, so that a command reports what came of it. */
final class Settling {

    /** How long a command waits for devices. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private Settling() {}

    /**
     * Waits until nothing is under way in the tree.
     *
     * @throws CommandFailure if that takes too long
     */
    static void await(PnpManager pnp) throws CommandFailure {
        if (!pnp.awaitSettled(PATIENCE.toNanos())) {
            throw new CommandFailure(
                    "devices are still starting or stopping after "
                            + PATIENCE.toSeconds()
                            + " s; see pnputil:enum-devicetree");
        }
    }
}
