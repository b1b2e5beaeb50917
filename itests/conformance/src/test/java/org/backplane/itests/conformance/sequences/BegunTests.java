package org.backplane.itests.conformance.sequences;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.ReflectionSupport;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows which test classes have begun, so that {@link TransitionsTest} judges what all of this
 * package have done and nothing less.
 */
public final class BegunTests implements BeforeAllCallback {

    private static final Set<Class<?>> BEGUN = ConcurrentHashMap.newKeySet();

    @Override
    public void beforeAll(ExtensionContext context) {
        BEGUN.add(context.getRequiredTestClass());
    }

    /** Whether all test classes of this package have begun. */
    static boolean areAll() {
        return BEGUN.containsAll(
                ReflectionSupport.findAllClassesInPackage(
                        BegunTests.class.getPackageName(),
                        _ -> true,
                        name -> name.endsWith("Test")));
    }
}
