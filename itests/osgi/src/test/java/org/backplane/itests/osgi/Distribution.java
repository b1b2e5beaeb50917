package org.backplane.itests.osgi;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;

import org.apache.felix.main.Main;
import org.ops4j.pax.exam.Option;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The distribution, told to Pax Exam: its bundles at their start levels, its configuration, its
 * log. What the launcher does, without the terminal.
 */
final class Distribution {

    /** The highest start level without the terminal. */
    private static final int PLATFORM = 4;

    private static final String PACKAGES = "org.osgi.framework.system.packages.extra";

    private static final String LINKS = "link:classpath:META-INF/links/";

    private final Path home = Path.of(System.getProperty("backplane.home")).normalize();
    private final Path data;

    /** With an empty data folder of this name. */
    Distribution(String name) {
        data = Path.of(System.getProperty("itests.data"), name).toAbsolutePath();
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
        System.setProperty("backplane.home", home.toString());
        System.setProperty("backplane.data", data.toString());
        log();
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

    private Map<String, String> configuration() {
        Path file = home.resolve("conf/config.properties");
        System.setProperty(Main.CONFIG_PROPERTIES_PROP, file.toUri().toString());
        return Main.loadConfigProperties();
    }

    /** Logback reads where to write from a system property, once. */
    private void log() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(home.resolve("etc/logback.xml").toFile());
        } catch (JoranException e) {
            throw new IllegalStateException(e);
        }
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
