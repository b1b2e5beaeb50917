package org.backplane.loader.internal.inf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Takes a text apart into sections and entries: comments, continued lines, quotes. It never fails;
 * what it cannot read becomes a problem. Tokens are not replaced yet.
 */
final class InfLexer {

    /** Longer names are an error in Windows too. */
    private static final int MAX_NAME = 255;

    /** An entry with all its continuations. Bounds what one broken quote can swallow. */
    private static final int MAX_LINE = 16_384;

    private static final int MAX_SECTIONS = 10_000;

    private final InfProblems problems;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Map<String, List<InfEntry>> entries = new LinkedHashMap<>();
    private List<InfEntry> current;

    private InfLexer(InfProblems problems) {
        this.problems = problems;
    }

    /** The sections by their names in lower case. */
    static Map<String, InfSection> sections(String text, InfProblems problems) {
        InfLexer lexer = new InfLexer(problems);
        lexer.read(text);
        Map<String, InfSection> sections = new LinkedHashMap<>();
        lexer.entries.forEach((key, list) ->
                sections.put(
                        key, new InfSection(lexer.names.get(key), lexer.lines.get(key), list)));
        return sections;
    }

    private void read(String text) {
        int line = 0;
        int begin = 0;
        StringBuilder logical = new StringBuilder();
        for (String physical : (Iterable<String>) text.lines()::iterator) {
            line++;
            if (begin == 0) {
                begin = line;
            }
            String piece = withoutComment(physical).stripTrailing();
            boolean continued = isContinued(piece);
            if (logical.length() <= MAX_LINE) {
                logical.append(piece, 0, piece.length() - (continued ? 1 : 0));
            }
            if (!continued) {
                line(begin, logical);
                logical.setLength(0);
                begin = 0;
            }
        }
        line(begin, logical);
    }

    private void line(int line, StringBuilder logical) {
        if (logical.length() > MAX_LINE) {
            problem(
                    line,
                    "the line has more than " + MAX_LINE + " characters with its continuations");
        } else {
            line(line, logical.toString().strip());
        }
    }

    private void line(int line, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (text.charAt(0) == '[') {
            section(line, text);
        } else if (current == null) {
            problem(line, "there is text before the first section");
        } else {
            current.add(entry(line, text));
        }
    }

    private void section(int line, String text) {
        int end = text.indexOf(']');
        String name = unquoted(text.substring(1, end < 0 ? text.length() : end)).strip();
        if (end < 0) {
            problem(line, "the name of section [%s has no end; write ]".formatted(shown(name)));
        }
        if (name.length() > MAX_NAME) {
            problem(
                    line,
                    "the name of section [%s] has %d characters, and %d is the limit"
                            .formatted(shown(name), name.length(), MAX_NAME));
        }
        String key = name.toLowerCase(Locale.ROOT);
        if (entries.size() >= MAX_SECTIONS && !entries.containsKey(key)) {
            problem(line, "there are more than " + MAX_SECTIONS + " sections");
            current = new ArrayList<>();
            return;
        }
        names.putIfAbsent(key, name);
        lines.putIfAbsent(key, line);
        current = entries.computeIfAbsent(key, _ -> new ArrayList<>());
    }

    private InfEntry entry(int line, String text) {
        int equals = outsideQuotes(text, '=', 0);
        String key = equals < 0 ? null : unquoted(text.substring(0, equals)).strip();
        List<String> values = new ArrayList<>();
        int from = equals + 1;
        int comma = outsideQuotes(text, ',', from);
        while (comma >= 0) {
            values.add(value(line, text.substring(from, comma)));
            from = comma + 1;
            comma = outsideQuotes(text, ',', from);
        }
        values.add(value(line, text.substring(from)));
        return new InfEntry(line, key, values);
    }

    private String value(int line, String text) {
        if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
            problem(line, "a quotation mark is missing in " + shown(text.strip()));
        }
        return unquoted(text.strip());
    }

    /** Two quotation marks within quotes are one. */
    private static String unquoted(String text) {
        StringBuilder plain = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '"') {
                plain.append(c);
            } else if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                plain.append(c);
                i++;
            } else {
                quoted = !quoted;
            }
        }
        return plain.toString();
    }

    private static String withoutComment(String line) {
        int semicolon = outsideQuotes(line, ';', 0);
        return semicolon < 0 ? line : line.substring(0, semicolon);
    }

    /** A backslash within quotes is one. */
    private static boolean isContinued(String piece) {
        return piece.endsWith("\\") && piece.chars().filter(c -> c == '"').count() % 2 == 0;
    }

    private static int outsideQuotes(String text, char wanted, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == wanted && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private void problem(int line, String sentence) {
        problems.error(line, sentence);
    }

    /** What a message shows of a text. */
    static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 40 ? plain : plain.substring(0, 40) + "...";
    }
}
