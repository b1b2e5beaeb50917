package org.backplane.distribution;

import org.apache.felix.framework.Felix;
import org.apache.felix.framework.util.FelixConstants;
import org.apache.felix.main.Main;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts Backplane: takes the data folder, starts the framework with the distribution's bundles,
 * and waits for its end.
 *
 * <p>It is told by system properties, which bundles can read as framework properties: {@code
 * backplane.home} is the distribution, {@code backplane.data} the data folder. With {@code
 * backplane.commands} set there is no terminal: the shell runs those commands and ends the process.
 */
public final class Launcher {

    /** The highest start level without the terminal. */
    private static final int PLATFORM = 4;

    private static final int TERMINAL = 5;

    /** How long a bundle that does not stop may hold up the end of the process. */
    private static final int STOP_MILLIS = 10_000;

    private Launcher() {}

    /**
     * Runs until the framework has stopped, or exits with status 1 if it cannot start.
     *
     * @param arguments not used
     */
    public static void main(String[] arguments) {
        Path home = Path.of(System.getProperty("backplane.home"));
        Path data = Path.of(System.getProperty("backplane.data"));
        try (DataFolder _ = DataFolder.take(data)) {
            run(home, data);
        } catch (IOException failure) {
            fail(failure.getMessage());
        } catch (BundleException | InterruptedException | RuntimeException failure) {
            LoggerFactory.getLogger(Launcher.class).error("Backplane cannot start.", failure);
            fail("cannot start: " + failure.getMessage() + "; more in " + logOf(data) + ".");
        }
        // Not by returning: a driver's thread may have survived its bundle.
        System.exit(0);
    }

    private static void run(Path home, Path data)
            throws IOException, BundleException, InterruptedException {
        // Bound before there is a second thread: two first entries at once are remarked on.
        LoggerFactory.getILoggerFactory();
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();

        Felix framework = new Felix(configuration(home));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(framework), "shutdown"));
        framework.init();
        BundleFolders folders = new BundleFolders(home.resolve("bundle"));
        folders.install(framework.getBundleContext());
        framework.start();

        boolean terminal = System.getProperty("backplane.commands") == null;
        List<String> idle = BundleFolders.notStarted(framework.getBundleContext(), PLATFORM);
        if (!idle.isEmpty()) {
            say("did not start: " + String.join(", ", idle) + "; " + logOf(data) + " says why.");
            if (!terminal) {
                System.exit(1);
            }
        }
        LoggerFactory.getLogger(Launcher.class).info("Started on Java {}.", Runtime.version());
        if (terminal) {
            framework.adapt(FrameworkStartLevel.class).setStartLevel(TERMINAL);
        }
        framework.waitForStop(0);
    }

    private static Map<String, Object> configuration(Path home) throws IOException {
        Path file = home.resolve("conf/config.properties");
        System.setProperty(Main.CONFIG_PROPERTIES_PROP, file.toUri().toString());
        Map<String, String> properties = Main.loadConfigProperties();
        if (properties == null) {
            throw new IOException("cannot read " + file + "; build the distribution again.");
        }
        Map<String, Object> configuration = new HashMap<>(properties);
        configuration.put(FelixConstants.LOG_LOGGER_PROP, new FrameworkLog());
        configuration.put(
                FelixConstants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(PLATFORM));
        return configuration;
    }

    private static void stop(Felix framework) {
        try {
            framework.stop();
            framework.waitForStop(STOP_MILLIS);
        } catch (BundleException failure) {
            LoggerFactory.getLogger(Launcher.class).error("The framework did not stop.", failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void fail(String reason) {
        say(reason);
        System.exit(1);
    }

    private static void say(String sentence) {
        System.err.println("backplane: " + sentence);
    }

    private static Path logOf(Path data) {
        return data.resolve("log/backplane.log");
    }
}
