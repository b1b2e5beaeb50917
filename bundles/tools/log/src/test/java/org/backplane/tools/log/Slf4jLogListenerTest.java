package org.backplane.tools.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class Slf4jLogListenerTest {

    private static final String ECHO = "org.backplane.drivers.echo";

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log =
            new ListAppender<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    // An event reads the MDC when it is asked for it; later that is too late.
                    event.prepareForDeferredProcessing();
                    super.append(event);
                }
            };
    private final Slf4jLogListener listener = new Slf4jLogListener();
    private Level level;

    @BeforeEach
    void collect() {
        level = root.getLevel();
        root.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopCollecting() {
        root.detachAppender(log);
        root.setLevel(level);
    }

    @Test
    void anEntryIsLoggedUnderItsBundlesName() {
        RuntimeException cause = new IllegalStateException("no such slot");

        listener.logged(entry(plainBundle(), LogLevel.WARN, "Main", "cannot {} start", cause));

        ILoggingEvent event = log.list.getFirst();
        assertThat(event.getLoggerName()).isEqualTo("org.apache.felix.scr");
        assertThat(event.getLevel()).isEqualTo(Level.WARN);
        assertThat(event.getFormattedMessage()).isEqualTo("cannot {} start");
        assertThat(event.getThrowableProxy().getMessage()).isEqualTo("no such slot");
        assertThat(event.getMDCPropertyMap()).isEmpty();
    }

    @Test
    void aDriversEntryNamesTheDriver() {
        listener.logged(entry(driverBundle(), LogLevel.INFO, "Main", "hello", null));

        assertThat(log.list.getFirst().getMDCPropertyMap()).isEqualTo(Map.of("driver", ECHO));
        assertThat(MDC.get("driver")).isNull();
    }

    @Test
    void anEntryOfABundleThatHasLeftIsLogged() {
        listener.logged(entry(bundle(ECHO, null), LogLevel.INFO, "Main", "goodbye", null));

        assertThat(log.list).extracting(ILoggingEvent::getMessage).containsExactly("goodbye");
    }

    @Test
    void theFrameworksEventsAreLeftOut() {
        listener.logged(
                entry(
                        plainBundle(),
                        LogLevel.INFO,
                        "Events.Bundle." + ECHO,
                        "BundleEvent STARTED",
                        null));

        assertThat(log.list).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AUDIT, INFO",
        "ERROR, ERROR",
        "WARN, WARN",
        "INFO, INFO",
        "DEBUG, DEBUG",
        "TRACE, TRACE"
    })
    void levelsKeepTheirMeaning(LogLevel osgi, String slf4j) {
        listener.logged(entry(plainBundle(), osgi, "Main", "hello", null));

        assertThat(log.list.getFirst().getLevel()).isEqualTo(Level.valueOf(slf4j));
    }

    private static Bundle plainBundle() {
        return bundle("org.apache.felix.scr", revision(List.of()));
    }

    private static Bundle driverBundle() {
        return bundle(ECHO, revision(List.of(answering(BundleCapability.class, Map.of()))));
    }

    private static Bundle bundle(String name, BundleRevision revision) {
        return answering(
                Bundle.class,
                Map.of("getSymbolicName", name, "adapt", Optional.ofNullable(revision)));
    }

    private static BundleRevision revision(List<BundleCapability> capabilities) {
        return answering(BundleRevision.class, Map.of("getDeclaredCapabilities", capabilities));
    }

    private static LogEntry entry(
            Bundle bundle, LogLevel level, String logger, String message, Throwable exception) {
        return answering(
                LogEntry.class,
                Map.of(
                        "getBundle", bundle,
                        "getLogLevel", level,
                        "getLoggerName", logger,
                        "getMessage", message,
                        "getException", Optional.ofNullable(exception)));
    }

    /** An object whose methods answer by name; an empty optional stands for null. */
    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, _) ->
                                answers.get(method.getName()) instanceof Optional<?> answer
                                        ? answer.orElse(null)
                                        : answers.get(method.getName())));
    }
}
