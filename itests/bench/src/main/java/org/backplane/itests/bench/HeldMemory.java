package org.backplane.itests.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What each of many takes of the heap. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class HeldMemory {

    /** Bytes for each. */
    public double bytesEach;
}
