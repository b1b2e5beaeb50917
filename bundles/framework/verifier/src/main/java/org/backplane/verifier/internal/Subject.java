package org.backplane.verifier.internal;

/** What a crossing is about. */
interface Subject {

    /** For example {@code timer 1}. */
    String words();
}
