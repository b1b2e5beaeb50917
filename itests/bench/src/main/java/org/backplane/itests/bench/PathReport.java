package org.backplane.itests.bench;

import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

import java.io.IOException;

/** Runs the benchmarks of the request path with their peers. */
public final class PathReport {

    private PathReport() {}

    /** Runs: the README's file name, then options of JMH. */
    public static void main(String[] arguments)
            throws RunnerException, CommandLineOptionException, IOException {
        BenchReport.run(
                "path", arguments, (figures, text) -> new PathTables(figures, text).write());
    }
}
