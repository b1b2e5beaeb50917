package org.backplane.tools.shell;

import org.backplane.registry.Registry;
import org.backplane.registry.RegistryKey;
import org.backplane.registry.RegistryValue;

import java.util.Map;

/** How keys of the registry are named and shown. */
final class RegistryView {

    private static final String DEFAULT = "(Default)";

    private RegistryView() {}

    /** A path as it is typed: slashes are backslashes, unless there is a backslash too. */
    static String path(String given) {
        return given.indexOf('\\') < 0 ? given.replace('/', '\\') : given;
    }

    /** A name of a value as it is typed. */
    static String valueName(String given) {
        return given.equalsIgnoreCase(DEFAULT) ? "" : given;
    }

    /**
     * The key that is meant.
     *
     * @throws CommandFailure if it is not there; the sentence says what is
     */
    static RegistryKey find(Registry registry, String given) throws CommandFailure {
        String path = path(given);
        RegistryKey found = registry.key(path).orElse(null);
        if (found == null) {
            throw noKey(path);
        }
        return found;
    }

    static CommandFailure noKey(String path) {
        int end = path.lastIndexOf('\\');
        return new CommandFailure(
                "there is no registry key "
                        + path
                        + "; reg:query "
                        + path.substring(0, end < 0 ? path.length() : end).replace('\\', '/')
                        + " shows what is above it");
    }

    static CommandFailure noValue(String path, String name) {
        return new CommandFailure(
                path
                        + " has no value "
                        + name
                        + "; reg:query "
                        + path.replace('\\', '/')
                        + " shows those that it has");
    }

    /** One value. */
    static Report value(RegistryKey key, String name) throws CommandFailure {
        RegistryValue value = key.value(valueName(name)).orElse(null);
        if (value == null) {
            throw noValue(key.path(), name);
        }
        return new Report(
                key.path() + "\n" + line(valueName(name), value),
                Json.object(
                        "key", key.path(),
                        "value", valueName(name),
                        "type", value.type().toString(),
                        "data", RegistryText.json(value)));
    }

    static String text(RegistryKey key) {
        StringBuilder text = new StringBuilder(key.path());
        text.append(key.isVolatile() ? " (volatile)\n" : "\n");
        key.values().forEach((name, value) -> text.append(line(name, value)));
        for (String below : key.subkeys()) {
            text.append(key.path()).append('\\').append(below).append('\n');
        }
        return text.toString();
    }

    private static String line(String name, RegistryValue value) {
        return "    %-28s  %-13s  %s\n"
                .formatted(
                        name.isEmpty() ? DEFAULT : name, value.type(), RegistryText.shown(value));
    }

    static Map<String, Object> json(RegistryKey key) {
        Map<String, Object> values = Json.object();
        key.values()
                .forEach((name, value) ->
                        values.put(
                                name,
                                Json.object(
                                        "type", value.type().toString(),
                                        "data", RegistryText.json(value))));
        return Json.object(
                "key", key.path(),
                "volatile", key.isVolatile(),
                "values", values,
                "subkeys", key.subkeys());
    }
}
