package org.backplane.ddi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of KMDF's functions the DDI has: {@link Ddi} annotations against the list of functions, and
 * the answers for those that Java makes needless.
 */
final class CoverageReport {

    /** One function of KMDF. */
    private record Function(String name, boolean helper) {}

    /** Functions by header, as KMDF lists them. */
    private final Map<String, List<Function>> headers = new LinkedHashMap<>();

    /** Where a function is. */
    private final Map<String, Set<String>> places = new TreeMap<>();

    private final Properties answers = new Properties();

    private CoverageReport() {}

    /** Reads the classes and the lists. */
    static CoverageReport make() {
        CoverageReport report = new CoverageReport();
        try {
            report.readFunctions();
            report.readAnnotations();
            try (InputStream text = resource("answers.properties")) {
                report.answers.load(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return report;
    }

    private static InputStream resource(String name) {
        return CoverageReport.class.getResourceAsStream("/" + name);
    }

    private void readFunctions() throws IOException {
        try (InputStream text = resource("kmdf-1.33.csv")) {
            new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(row ->
                            headers.computeIfAbsent(row[0], _ -> new ArrayList<>())
                                    .add(new Function(row[1], !row[2].equals("table"))));
        }
    }

    private void readAnnotations() throws IOException {
        for (Class<?> type : types()) {
            note(type, type.getSimpleName());
            for (Method method : type.getDeclaredMethods()) {
                note(method, type.getSimpleName() + "." + method.getName());
            }
        }
    }

    private static List<Class<?>> types() throws IOException {
        String packageName = Ddi.class.getPackageName();
        try {
            Path classes =
                    Path.of(Ddi.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                            .resolve(packageName.replace('.', '/'));
            try (Stream<Path> files = Files.list(classes)) {
                List<Class<?>> types = new ArrayList<>();
                for (Path file : files.sorted().toList()) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".class") && !name.equals("package-info.class")) {
                        types.add(Class.forName(packageName + "." + name.replace(".class", "")));
                    }
                }
                return types;
            }
        } catch (URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private void note(AnnotatedElement element, String place) {
        Ddi ddi = element.getAnnotation(Ddi.class);
        if (ddi != null) {
            for (String function : ddi.value()) {
                places.computeIfAbsent(function, _ -> new TreeSet<>()).add(place);
            }
        }
    }

    /** Names in annotations that look like KMDF's and are none. */
    Set<String> unknownNames() {
        Set<String> known =
                headers.values().stream()
                        .flatMap(List::stream)
                        .map(Function::name)
                        .collect(Collectors.toSet());
        return places.keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("wdf"))
                .filter(name -> !known.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Answers for functions that the DDI has, or that KMDF has not. */
    Set<String> needlessAnswers() {
        Set<String> used = new TreeSet<>();
        headers.values().stream()
                .flatMap(List::stream)
                .filter(function -> !places.containsKey(function.name()))
                .forEach(function -> used.add(keyFor(function.name())));
        Set<String> needless = new TreeSet<>(answers.stringPropertyNames());
        needless.removeAll(used);
        return needless;
    }

    /** The functions of a header that are neither there nor answered. */
    Set<String> missing(String header) {
        return headers.get(header).stream()
                .map(Function::name)
                .filter(name -> !places.containsKey(name) && keyFor(name).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The most exact answer's key; empty if there is none. */
    private String keyFor(String function) {
        return answers.stringPropertyNames().stream()
                .filter(key -> matches(key, function))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private static boolean matches(String key, String function) {
        int star = key.indexOf('*');
        return star < 0
                ? key.equals(function)
                : function.startsWith(key.substring(0, star))
                        && function.endsWith(key.substring(star + 1));
    }

    /** The report, in Markdown. */
    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("# What of KMDF the DDI has\n\n");
        text.append("Made by the build from the `@Ddi` annotations, and compared with the\n");
        text.append("functions of KMDF 1.33. To make it anew:\n\n");
        text.append("    mvn -pl bundles/framework/ddi -am test -Dtest=CoverageTest ");
        text.append("-Dbackplane.coverage=write -Dsurefire.failIfNoSpecifiedTests=false\n\n");
        text.append("*There*: a method or type of the DDI. *Answered*: Java, or the design, has ");
        text.append("something else in its place.\n\n");
        text.append("| header | functions | there | answered | not yet |\n");
        text.append("|---|---|---|---|---|\n");
        headers.forEach((header, functions) -> text.append(summary(header, functions)));
        headers.forEach((header, functions) -> text.append(section(header, functions)));
        return text.toString();
    }

    private String summary(String header, List<Function> functions) {
        int missing = missing(header).size();
        long there = functions.stream().filter(f -> places.containsKey(f.name())).count();
        return "| [%s](#%s) | %d | %d | %d | %d |\n"
                .formatted(
                        header,
                        header.replace(".", ""),
                        functions.size(),
                        there,
                        functions.size() - there - missing,
                        missing);
    }

    private String section(String header, List<Function> functions) {
        return functions.stream()
                .map(function -> "| %s | %s |\n".formatted(function.name(), place(function)))
                .collect(
                        Collectors.joining(
                                "", "\n## " + header + "\n\n| function | here |\n|---|---|\n", ""));
    }

    private String place(Function function) {
        Set<String> here = places.get(function.name());
        if (here != null) {
            return here.stream().map(p -> "`" + p + "`").collect(Collectors.joining(", "));
        }
        String key = keyFor(function.name());
        return key.isEmpty() ? "not yet" : "*answered:* " + answers.getProperty(key);
    }
}
