package org.backplane.itests.bugs;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Prints, when all tests are through, what it took to find each bug. */
final class BugTable implements BeforeAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(BugTable.class);

    private Rows rows;

    @Override
    public void beforeAll(ExtensionContext context) {
        rows =
                context.getRoot()
                        .getStore(NAMESPACE)
                        .computeIfAbsent(Rows.class, key -> new Rows(), Rows.class);
    }

    void add(Class<?> test, FoundBug bug) {
        String name = test.getPackageName();
        rows.lines.add(
                "%-24s %5d  %10d  %9d"
                        .formatted(
                                name.substring(name.lastIndexOf('.') + 1),
                                bug.seed(),
                                bug.found().departures().size(),
                                bug.shrunk().departures().size()));
    }

    /** One table for all test classes; JUnit closes it at the end of the run. */
    private static final class Rows implements AutoCloseable {

        private final SortedSet<String> lines = new ConcurrentSkipListSet<>();

        @Override
        public void close() {
            System.out.println("found bug           at seed (of 1000)  departures  shrunk to");
            lines.forEach(System.out::println);
        }
    }
}
