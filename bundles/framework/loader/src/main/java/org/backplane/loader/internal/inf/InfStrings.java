package org.backplane.loader.internal.inf;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Replaces {@code %token%} by what the Strings section says. */
final class InfStrings {

    /** What one value may become: tokens are replaced by much longer texts. */
    private static final int MAX_VALUE = 4_096;

    private final Map<String, String> tokens = new HashMap<>();
    private final InfProblems problems;

    InfStrings(InfSection strings, InfProblems problems) {
        this.problems = problems;
        if (strings == null) {
            return;
        }
        for (InfEntry entry : strings.entries()) {
            if (entry.key() != null) {
                tokens.putIfAbsent(
                        entry.key().toLowerCase(Locale.ROOT), String.join(",", entry.values()));
            }
        }
    }

    /** Two percent signs are one; a number between them names a folder and stays. */
    String expand(int line, String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        if (text.indexOf('%', 1) == text.length() - 1 && text.charAt(0) == '%') {
            return replacement(line, text.substring(1, text.length() - 1)); // shared, as most are
        }
        StringBuilder expanded = new StringBuilder();
        int from = 0;
        int percent = text.indexOf('%');
        while (percent >= 0) {
            expanded.append(text, from, percent);
            int end = text.indexOf('%', percent + 1);
            if (end < 0) {
                from = percent;
                break;
            }
            expanded.append(replacement(line, text.substring(percent + 1, end)));
            if (expanded.length() > MAX_VALUE) {
                problems.error(
                        line,
                        "a value has more than %d characters when its tokens are replaced"
                                .formatted(MAX_VALUE));
                return "";
            }
            from = end + 1;
            percent = text.indexOf('%', from);
        }
        return expanded.append(text.substring(from)).toString();
    }

    private String replacement(int line, String token) {
        if (token.isEmpty()) {
            return "%";
        }
        String found = tokens.get(token.strip().toLowerCase(Locale.ROOT));
        if (found != null) {
            return found;
        }
        if (!token.chars().allMatch(Character::isDigit)) {
            problems.error(
                    line,
                    "the token %%%s%% is not in section [Strings]"
                            .formatted(InfLexer.shown(token)));
        }
        return "%" + token + "%";
    }
}
