package org.backplane.verifier.internal;

import org.backplane.ddi.Driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the verifier knows of types: which are the framework's objects, which the driver's
 * callbacks, and what people call them.
 */
final class DdiTypes {

    private static final String DDI = Driver.class.getPackageName();

    /** What is handed out for the duration of a callback, or new each time, has no identity. */
    private static final Set<String> PASSING =
            Set.of(
                    "DeviceInit",
                    "PdoInit",
                    "ChildListConfig",
                    "ChildListIterator",
                    "PnpCapabilities",
                    "PowerCapabilities",
                    "QueryInterfaceConfig",
                    "IoResourceRequirementsList",
                    "IoResourceList",
                    "IoResourceWriter",
                    "ResourceWriter",
                    "RemovableResourceList",
                    "RequestAttributes",
                    "TimerConfig",
                    "FileObjectConfig",
                    "IoQueueConfig",
                    "IoTargetOpenParams",
                    "ForwardProgressPolicy",
                    "PowerFrameworkSettings",
                    "InterruptConfig",
                    "ResourceListBuilder",
                    "ResourceList",
                    "Registers");

    private static final ClassValue<Class<?>[]> OBJECT_TYPES =
            new ClassValue<>() {
                @Override
                protected Class<?>[] computeValue(Class<?> type) {
                    return objectTypes(type);
                }
            };

    private DdiTypes() {}

    /** The interfaces that a framework object of this class shows to drivers; none for others. */
    static Class<?>[] of(Class<?> type) {
        return OBJECT_TYPES.get(type);
    }

    private static Class<?>[] objectTypes(Class<?> type) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> c = type; c != null && !c.isEnum(); c = c.getSuperclass()) {
            collect(c, found);
        }
        return found.toArray(Class<?>[]::new);
    }

    /** Interfaces of the framework's own may stand between a class and what drivers see. */
    private static void collect(Class<?> type, List<Class<?>> found) {
        for (Class<?> candidate : type.getInterfaces()) {
            if (!candidate.getPackageName().equals(DDI)) {
                collect(candidate, found);
            } else if (!found.contains(candidate)) {
                found.add(candidate);
            }
        }
    }

    /** Whether what a driver hands over as this type is called back. */
    static boolean isCallback(Class<?> type) {
        return type.isInterface()
                && (type.getPackageName().equals(DDI)
                        || type == Runnable.class
                        || type.getPackageName().equals("java.util.function"));
    }

    static boolean isPassing(Class<?> type) {
        return PASSING.contains(type.getSimpleName());
    }

    /** For example {@code child list} for ChildList, {@code queue} for IoQueue. */
    static String kind(Class<?> type) {
        String name = type.getSimpleName();
        String plain = name.startsWith("Io") ? name.substring(2) : name;
        return plain.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
