package org.backplane.loader.internal.inf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A section, put together of all parts of the file with its name.
 *
 * @param name in its first spelling
 * @param line where it begins first, counted from 1
 */
record InfSection(String name, int line, List<InfEntry> entries) {

    InfSection {
        entries = List.copyOf(entries);
    }

    /** The entries with this key. */
    Stream<InfEntry> all(String key) {
        return entries.stream().filter(entry -> key.equalsIgnoreCase(entry.key()));
    }

    /** The first entry with this key. */
    Optional<InfEntry> first(String key) {
        return all(key).findFirst();
    }
}
