package org.backplane.itests.bench;

import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

import java.io.IOException;

/** Runs the benchmarks of a whole device tree with their peer. */
public final class TreeReport {

    private TreeReport() {}

    /** Runs: the README's file name, then options of JMH. */
    public static void main(String[] arguments)
            throws RunnerException, CommandLineOptionException, IOException {
        BenchReport.run(
                "tree", arguments, (figures, text) -> new TreeTables(figures, text).write());
    }
}
