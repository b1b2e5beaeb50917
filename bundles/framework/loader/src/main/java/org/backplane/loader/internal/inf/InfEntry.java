package org.backplane.loader.internal.inf;

import java.util.List;

/**
 * One line of a section, continuations included: {@code key = value, value}.
 *
 * @param line where it begins, counted from 1
 * @param key what is before the equals sign; null if there is none
 * @param values what is between commas, without quotes; an empty one was left out
 */
record InfEntry(int line, String key, List<String> values) {

    InfEntry {
        values = List.copyOf(values);
    }

    /** A value; empty if it was left out. */
    String value(int index) {
        return index < values.size() ? values.get(index) : "";
    }
}
