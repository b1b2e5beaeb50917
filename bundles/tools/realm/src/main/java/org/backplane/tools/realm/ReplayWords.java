package org.backplane.tools.realm;

import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.Arrays;

/** Makes values of the words of a recording again. */
final class ReplayWords {

    private static final String STATUS_EXCEPTION = "StatusException ";
    private static final String BARE_CODE = "STATUS_0x";

    private ReplayWords() {}

    /** The value that was put into these words where a value of this type was expected. */
    static Object value(String words, Class<?> type, ReplayCast cast) {
        if (words.equals("null")) {
            return null;
        }
        if (type == boolean.class) {
            return Boolean.valueOf(words);
        }
        if (type == int.class) {
            return Integer.valueOf(words);
        }
        if (type == long.class) {
            return Long.valueOf(words);
        }
        if (type == byte.class) {
            return Byte.valueOf(words);
        }
        if (type == String.class) {
            return words.substring(1, words.length() - 1).translateEscapes();
        }
        if (type == Status.class) {
            return status(words);
        }
        if (type == Duration.class) {
            return Duration.parse(words);
        }
        if (type.isEnum()) {
            return constant(words, type);
        }
        return type.isInterface() ? cast.standIn(words, type).proxy() : cast.value(words);
    }

    private static Object constant(String words, Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(words))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(type.getName() + " has no constant " + words));
    }

    private static Status status(String name) {
        if (name.startsWith(BARE_CODE)) {
            return Status.of(Integer.parseUnsignedInt(name.substring(BARE_CODE.length()), 16));
        }
        try {
            return (Status) Status.class.getField(name).get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("there is no status " + name, e);
        }
    }

    /** What a call threw then. */
    static RuntimeException thrown(String words) {
        int colon = words.indexOf(": ");
        String type = colon < 0 ? words : words.substring(0, colon);
        String message = colon < 0 ? null : words.substring(colon + 2).translateEscapes();
        if (type.startsWith(STATUS_EXCEPTION)) {
            return new StatusException(status(type.substring(STATUS_EXCEPTION.length())), message);
        }
        try {
            Constructor<?> constructor =
                    Class.forName(type)
                            .asSubclass(RuntimeException.class)
                            .getConstructor(String.class);
            return (RuntimeException) constructor.newInstance(message);
        } catch (ReflectiveOperationException | ClassCastException e) {
            return new IllegalStateException(words, e);
        }
    }
}
