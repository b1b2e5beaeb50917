package org.backplane.loader.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a Provide-Capability header as bnd writes it and Felix reads it.
 *
 * <p>Inside quotes only {@code \"} is an escape. Any other backslash stands for itself, and in a
 * {@code List} it is an escape of the list: {@code hardware.ids:List<String>="ROOT\\ECHO"} is the
 * list of {@code ROOT\ECHO}. The specification's grammar would unescape twice and lose it.
 */
final class CapabilityHeader {

    private final String text;
    private int at;

    private CapabilityHeader(String text) {
        this.text = text;
    }

    /**
     * The attributes of every capability in the given namespace; scalars are lists of one.
     *
     * @throws IllegalArgumentException if the header cannot be read
     */
    static List<Map<String, List<String>>> attributes(String header, String namespace) {
        CapabilityHeader reader = new CapabilityHeader(header);
        List<Map<String, List<String>>> found = new ArrayList<>();
        do {
            Map<String, List<String>> attributes = new LinkedHashMap<>();
            String name = reader.until(";,").strip();
            while (reader.take(';')) {
                reader.parameter(attributes);
            }
            if (name.equals(namespace)) {
                found.add(attributes);
            }
        } while (reader.take(','));
        return found;
    }

    private void parameter(Map<String, List<String>> attributes) {
        String declaration = until("=;,").strip();
        if (!take('=')) {
            return;
        }
        String value = value();
        boolean directive = declaration.endsWith(":");
        if (directive) {
            return;
        }
        int colon = declaration.indexOf(':');
        String name = colon < 0 ? declaration : declaration.substring(0, colon).strip();
        String type = colon < 0 ? "String" : declaration.substring(colon + 1).strip();
        attributes.put(name, type.startsWith("List") ? elements(value) : List.of(value));
    }

    private String value() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (!take('"')) {
            return until(";,").strip();
        }
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                until(";,");
                return value.toString();
            }
            if (c == '\\' && at < text.length()) {
                char escaped = text.charAt(at++);
                if (escaped != '"') {
                    value.append(c);
                }
                value.append(escaped);
            } else {
                value.append(c);
            }
        }
        throw new IllegalArgumentException("a quotation mark is missing at its end");
    }

    private static List<String> elements(String value) {
        List<String> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                element.append(value.charAt(++i));
            } else if (c == ',') {
                elements.add(element.toString().strip());
                element.setLength(0);
            } else {
                element.append(c);
            }
        }
        elements.add(element.toString().strip());
        return elements;
    }

    private String until(String stops) {
        int start = at;
        while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean take(char expected) {
        boolean there = at < text.length() && text.charAt(at) == expected;
        if (there) {
            at++;
        }
        return there;
    }
}
