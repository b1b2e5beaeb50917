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
import java.util.function.BiConsumer;

/** Runs benchmarks and writes tables of what they gave into the README, between two marks. */
final class BenchReport {

    private BenchReport() {}

    /**
     * Runs.
     *
     * @param part what the marks are called
     * @param arguments the README's file name, then options of JMH
     * @param tables writes the tables
     */
    static void run(String part, String[] arguments, BiConsumer<BenchFigures, Markdown> tables)
            throws RunnerException, CommandLineOptionException, IOException {
        Path readme = Path.of(arguments[0]);
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        Options options =
                new OptionsBuilder()
                        .parent(new CommandLineOptions(rest))
                        .addProfiler(GCProfiler.class)
                        .build();
        BenchFigures figures = new BenchFigures(new Runner(options).run());
        Markdown text = new Markdown();
        text.paragraph(
                "JDK %s, %d processors, options `%s`."
                        .formatted(
                                System.getProperty("java.vm.version"),
                                Runtime.getRuntime().availableProcessors(),
                                String.join(" ", rest)));
        tables.accept(figures, text);
        System.out.println(text);
        replace(readme, part, text.toString());
    }

    private static void replace(Path readme, String part, String tables) throws IOException {
        String beginMark = "<!-- %s: begin -->\n".formatted(part);
        String endMark = "<!-- %s: end -->\n".formatted(part);
        String text = Files.readString(readme);
        int begin = text.indexOf(beginMark);
        int end = text.indexOf(endMark);
        if (begin < 0 || end < begin) {
            throw new IOException(
                    readme
                            + " has no place for the tables; put the lines "
                            + beginMark
                            + endMark
                            + "there");
        }
        Files.writeString(
                readme,
                text.substring(0, begin + beginMark.length())
                        + "\n"
                        + tables
                        + text.substring(end));
    }
}
