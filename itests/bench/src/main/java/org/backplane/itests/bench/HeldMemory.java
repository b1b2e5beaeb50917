package org.backplane.itests.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.function.DoubleSupplier;

/** What each of many takes of the heap; asked when the shot and its tear-down are over. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class HeldMemory {

    private DoubleSupplier source = () -> 0;

    /** Says who knows. */
    void source(DoubleSupplier knows) {
        source = knows;
    }

    /** Bytes for each. */
    public double bytesEach() {
        return source.getAsDouble();
    }
}
