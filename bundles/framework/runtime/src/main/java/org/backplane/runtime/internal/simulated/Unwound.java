package org.backplane.runtime.internal.simulated;

/** Thrown out of the waits of a simulation that is closed, so that their stacks end. */
final class Unwound extends Error {

    private static final long serialVersionUID = 1L;

    Unwound() {
        super("The simulation was closed while this task waited", null, false, false);
    }
}
