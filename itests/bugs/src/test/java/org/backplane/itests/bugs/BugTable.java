package org.backplane.itests.bugs;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Tells what it took to find each bug: a table when all tests are through, and the message of each
 * failure in a file.
 */
final class BugTable implements BeforeAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(BugTable.class);
    private static final Path MESSAGES = Path.of("target", "messages");

    private Rows rows;

    @Override
    public void beforeAll(ExtensionContext context) {
        rows =
                context.getRoot()
                        .getStore(NAMESPACE)
                        .computeIfAbsent(Rows.class, key -> new Rows(), Rows.class);
    }

    void add(Package bug, FoundBug found) {
        String name = bug.getName().substring(bug.getName().lastIndexOf('.') + 1);
        rows.lines.add(
                "%-24s %7d %11d %7d"
                        .formatted(
                                name,
                                found.seed(),
                                found.departures(),
                                found.shrunk().departures().size()));
        try {
            Files.createDirectories(MESSAGES);
            Files.writeString(MESSAGES.resolve(name + ".txt"), found.message());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One table for all test classes; JUnit closes it at the end of the run. */
    private static final class Rows implements AutoCloseable {

        private final SortedSet<String> lines = new ConcurrentSkipListSet<>();

        @Override
        public void close() {
            System.out.println("bug                      at seed  departures  shrunk");
            lines.forEach(System.out::println);
            System.out.println("The messages are in " + MESSAGES.toAbsolutePath());
        }
    }
}
