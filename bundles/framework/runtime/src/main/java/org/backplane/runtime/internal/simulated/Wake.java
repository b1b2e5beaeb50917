package org.backplane.runtime.internal.simulated;

/** Why a wait ended. */
enum Wake {
    /** What it waited for came. */
    RELEASED,
    /** Its time was over. */
    TIMED_OUT,
    /** Nothing is left that could release it. */
    DEADLOCKED,
    /** The simulation was closed. */
    UNWOUND
}
