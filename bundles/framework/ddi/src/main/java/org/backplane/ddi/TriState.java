package org.backplane.ddi;

/** A choice that may be left to the framework (WDF_TRI_STATE). */
public enum TriState {
    /** No. */
    FALSE,
    /** Yes. */
    TRUE,
    /** What is usual, or what the system or the user says. */
    USE_DEFAULT
}
