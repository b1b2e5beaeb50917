package org.backplane.runtime;

import org.backplane.runtime.internal.VirtualThread;

import java.util.function.Consumer;

/** One scenario under many seeds, on a virtual thread. */
final class SeedRun {

    private final long first;
    private final int count;
    private final Consumer<SimulatedDispatcher> scenario;

    SeedRun(long first, int count, Consumer<SimulatedDispatcher> scenario) {
        this.first = first;
        this.count = count;
        this.scenario = scenario;
    }

    /** Runs all seeds, or up to the first that fails. */
    void run() {
        AssertionError failure = VirtualThread.call(this::runAll);
        if (failure != null) {
            throw failure;
        }
    }

    private AssertionError runAll() {
        for (long seed = first; seed - first < count; seed++) {
            try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(seed)) {
                scenario.accept(dispatcher);
            } catch (Throwable thrown) {
                return new AssertionError(
                        "Seed " + seed + " fails: " + thrown.getMessage(), thrown);
            }
        }
        return null;
    }
}
