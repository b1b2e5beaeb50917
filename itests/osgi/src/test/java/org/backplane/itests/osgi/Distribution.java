package org.backplane.itests.osgi;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import org.apache.felix.framework.util.Util;
import org.ops4j.pax.exam.Option;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The distribution, told to Pax Exam: its bundles at their start levels, its configuration. What
 * the launcher does, without the terminal.
 */
final class Distribution {

    /** The highest start level without the terminal. */
    private static final int PLATFORM = 4;

    private static final String PACKAGES = "org.osgi.framework.system.packages.extra";

    private static final String LINKS = "link:classpath:META-INF/links/";

    private final Path home = Path.of(System.getProperty("backplane.home")).normalize();
    private final Path data;

    /** With an empty data folder of this name; all of them are made before the first is used. */
    Distribution(String name) {
        data = Path.of(System.getProperty("backplane.data"), name).toAbsolutePath();
        try {
            delete(data);
            Files.createDirectories(data.resolve("deploy"));
            Files.createDirectories(data.resolve("tmp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a container is started with. */
    List<Option> options() {
        List<Option> options = new ArrayList<>();
        options.add(systemProperty("pax.exam.invoker").value("junit"));
        options.add(link("org.ops4j.pax.exam.invoker.junit"));
        options.add(link("org.apache.servicemix.bundles.junit"));
        options.add(link("org.apache.servicemix.bundles.hamcrest"));
        options.add(bundle(jarOf("org/assertj/core/api/Assertions.class")));
        options.add(bundle(jarOf("net/bytebuddy/ByteBuddy.class")));
        for (int level = 1; level <= PLATFORM; level++) {
            for (Path jar : jars(home.resolve("bundle/" + level))) {
                options.add(bundle(jar.toUri().toString()).startLevel(level));
            }
        }
        Map<String, String> configuration = configuration();
        // Pax Exam adds to these, and its bundles ask for an older SLF4J, which this one serves.
        options.add(systemPackages(configuration.remove(PACKAGES), "org.slf4j;version=1.7.36"));
        configuration.forEach((key, value) -> options.add(frameworkProperty(key).value(value)));
        options.add(frameworkStartLevel(PLATFORM + 1)); // Pax Exam's own
        return options;
    }

    /** The data folder. */
    Path data() {
        return data;
    }

    /** What conf/config.properties says, for these folders. */
    private Map<String, String> configuration() {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(home.resolve("conf/config.properties"))) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("build the distribution first", e);
        }
        properties.setProperty("backplane.home", home.toString());
        properties.setProperty("backplane.data", data.toString());
        Map<String, String> configuration = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            configuration.put(
                    key, Util.substVars(properties.getProperty(key), key, null, properties));
        }
        return configuration;
    }

    private static Option link(String bundle) {
        return bundle(LINKS + bundle + ".link");
    }

    private static String jarOf(String resource) {
        String url = Distribution.class.getClassLoader().getResource(resource).toString();
        return url.substring("jar:".length(), url.indexOf('!'));
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("build the distribution first", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
