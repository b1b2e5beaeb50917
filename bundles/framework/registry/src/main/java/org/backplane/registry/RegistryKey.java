package org.backplane.registry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A snapshot of one key.
 *
 * @param path its whole path, in the case in which it was made
 * @param isVolatile whether the next start does not see it
 * @param values by name, without regard to case
 * @param subkeys the names of the keys directly below it, in the registry's order
 */
public record RegistryKey(
        String path, boolean isVolatile, Map<String, RegistryValue> values, List<String> subkeys) {

    /** Keeps copies of the collections. */
    public RegistryKey {
        Map<String, RegistryValue> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
        subkeys = List.copyOf(subkeys);
    }

    /** One of its values; empty if there is none of that name. */
    public Optional<RegistryValue> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The last part of its path. */
    public String name() {
        return path.substring(path.lastIndexOf('\\') + 1);
    }
}
