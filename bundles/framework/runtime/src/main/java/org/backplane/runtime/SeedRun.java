package org.backplane.runtime;

import java.util.function.Consumer;

/** One scenario under many seeds, on a virtual thread. */
final class SeedRun {

    private final long first;
    private final int count;
    private final Consumer<SimulatedDispatcher> scenario;

    /** Written by the virtual thread before it ends. */
    private AssertionError failure;

    SeedRun(long first, int count, Consumer<SimulatedDispatcher> scenario) {
        this.first = first;
        this.count = count;
        this.scenario = scenario;
    }

    /** Runs all seeds, or up to the first that fails. */
    void run() {
        Thread thread = Thread.ofVirtual().start(this::runAll);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void runAll() {
        for (long seed = first; seed - first < count; seed++) {
            try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(seed)) {
                scenario.accept(dispatcher);
            } catch (Throwable thrown) {
                failure =
                        new AssertionError(
                                "Seed " + seed + " fails: " + thrown.getMessage(), thrown);
                return;
            }
        }
    }
}
