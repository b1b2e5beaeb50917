package org.backplane.kmdf.internal.machines;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Knows which test classes of the bundle have begun, so that {@link TransitionsTest} judges what
 * all of them have done and nothing less.
 */
public final class TransitionCoverage implements BeforeAllCallback {

    private static final Set<Class<?>> BEGUN = ConcurrentHashMap.newKeySet();

    @Override
    public void beforeAll(ExtensionContext context) {
        BEGUN.add(context.getRequiredTestClass());
    }

    /** Whether all test classes of the bundle have begun. */
    static boolean isComplete() {
        try (Stream<Path> classes = Files.walk(Path.of("target", "test-classes"))) {
            return classes.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> name.endsWith("Test.class") && !name.contains("$"))
                    .allMatch(name ->
                            BEGUN.stream()
                                    .anyMatch(
                                            each -> name.equals(each.getSimpleName() + ".class")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
