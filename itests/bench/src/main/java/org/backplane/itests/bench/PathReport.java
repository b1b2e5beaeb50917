package org.backplane.itests.bench;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Runs the benchmarks of the request path with their peers, and writes what they gave into the
 * tables of the README, between its two marks.
 */
public final class PathReport {

    private static final String BEGIN = "<!-- tables: begin -->\n";
    private static final String END = "<!-- tables: end -->\n";

    private PathReport() {}

    /** Runs: the README's file name, then options of JMH. */
    public static void main(String[] arguments)
            throws RunnerException, CommandLineOptionException, IOException {
        Path readme = Path.of(arguments[0]);
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        Options options =
                new OptionsBuilder()
                        .parent(new CommandLineOptions(rest))
                        .addProfiler(GCProfiler.class)
                        .build();
        PathFigures figures = new PathFigures(new Runner(options).run());
        String tables = new PathTables(figures).toMarkdown(String.join(" ", rest));
        System.out.println(tables);
        replace(readme, tables);
    }

    private static void replace(Path readme, String tables) throws IOException {
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(
                    readme
                            + " has no place for the tables; put the lines "
                            + BEGIN
                            + END
                            + "there");
        }
        Files.writeString(
                readme,
                text.substring(0, begin + BEGIN.length()) + "\n" + tables + text.substring(end));
    }
}
