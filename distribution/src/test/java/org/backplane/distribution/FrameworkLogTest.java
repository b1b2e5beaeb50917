package org.backplane.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.slf4j.LoggerFactory;

final class FrameworkLogTest {

    private final Logger felix = (Logger) LoggerFactory.getLogger("org.apache.felix.framework");
    private final ListAppender<ILoggingEvent> entries = new ListAppender<>();
    private final FrameworkLog log = new FrameworkLog();

    @BeforeEach
    void collect() {
        entries.start();
        felix.addAppender(entries);
        felix.setLevel(Level.INFO);
        felix.setAdditive(false);
    }

    @AfterEach
    void stopCollecting() {
        felix.detachAppender(entries);
        felix.setLevel(null);
        felix.setAdditive(true);
    }

    @Test
    void whatTheFrameworkSaysIsLogged() {
        IllegalStateException cause = new IllegalStateException("no such package");

        log.log((Bundle) null, FrameworkLog.LOG_ERROR, "cannot resolve", cause);

        ILoggingEvent entry = entries.list.getFirst();
        assertThat(entry.getLevel()).isEqualTo(Level.ERROR);
        assertThat(entry.getFormattedMessage()).isEqualTo("cannot resolve");
        assertThat(entry.getThrowableProxy().getMessage()).isEqualTo("no such package");
    }

    @Test
    void whatIsBelowTheConfiguredLevelIsNot() {
        log.setLogLevel(FrameworkLog.LOG_WARNING);

        log.log((Bundle) null, FrameworkLog.LOG_INFO, "resolved");
        log.log((Bundle) null, FrameworkLog.LOG_WARNING, "resolved twice");

        assertThat(entries.list)
                .extracting(ILoggingEvent::getMessage)
                .containsExactly("resolved twice");
    }
}
