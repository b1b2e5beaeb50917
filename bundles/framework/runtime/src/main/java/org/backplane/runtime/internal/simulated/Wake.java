package org.backplane.runtime.internal.simulated;

/** Why a wait ended. */
enum Wake {
    /** What it waited for came. */
    RELEASED,
    /** Its time was over. */
    TIMED_OUT,
    /** It was main's, and in vain: nothing is left to release it, or others go on without end. */
    GIVEN_UP,
    /** The simulation was closed. */
    UNWOUND
}
