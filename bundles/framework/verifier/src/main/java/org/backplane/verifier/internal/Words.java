package org.backplane.verifier.internal;

import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.IoQueueState;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Puts values into words that do not depend on the run: no identity hashes, no names of hidden
 * classes, no locale.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> a concurrent map.
 */
final class Words {

    /** The driver's own values, which mean nothing to others, by equality. */
    private final Map<Object, String> values = new ConcurrentHashMap<>();

    String of(Object value) {
        WallObject standing = Wall.standingFor(value);
        if (standing != null) {
            return standing.words();
        }
        return switch (value) {
            case null -> "null";
            case String text -> '"' + escaped(text) + '"';
            case byte[] bytes -> bytes.length + " bytes";
            case Enum<?> constant -> constant.name();
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case Status status -> status.toString();
            case Duration duration -> duration.toString();
            case Class<?> type -> type.getSimpleName();
            case UUID uuid -> uuid.toString();
            case InterfaceClass interfaceClass -> interfaceClass.toString();
            case IoQueueState state -> state.toString();
            case Collection<?> all ->
                    all.stream().map(this::of).collect(Collectors.joining(", ", "[", "]"));
            default -> own(value);
        };
    }

    private String own(Object value) {
        String known = values.get(value);
        return known != null ? known : values.computeIfAbsent(value, this::number);
    }

    private String number(Object value) {
        return plainName(value.getClass()) + ' ' + (values.size() + 1);
    }

    /** A lambda's class has a name of its own in each run; what stands before it does not. */
    private static String plainName(Class<?> type) {
        String name = type.getName();
        String plain = type.isHidden() ? name.substring(0, name.indexOf("$$")) : name;
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    static String thrown(Throwable thrown) {
        String message = thrown.getMessage() == null ? "" : ": " + escaped(thrown.getMessage());
        return thrown instanceof StatusException e
                ? "StatusException " + e.status() + message
                : thrown.getClass().getName() + message;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.chars()
                .forEach(c -> {
                    switch (c) {
                        case '\n' -> escaped.append("\\n");
                        case '\r' -> escaped.append("\\r");
                        case '\t' -> escaped.append("\\t");
                        case '"' -> escaped.append("\\\"");
                        case '\\' -> escaped.append("\\\\");
                        default -> escaped.append((char) c);
                    }
                });
        return escaped.toString();
    }
}
