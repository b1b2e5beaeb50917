package org.backplane.tools.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a script into statements, at line breaks and semicolons that are not inside quotes or
 * brackets, so that one that fails does not keep the others from running. Comments ({@code #}) are
 * left out.
 */
final class ScriptStatements {

    private final String script;
    private final List<String> statements = new ArrayList<>();
    private int start;
    private int depth;
    private char quote;

    private ScriptStatements(String script) {
        this.script = script;
    }

    /** The statements in order, without empty ones. */
    static List<String> split(String script) {
        return new ScriptStatements(script).split();
    }

    private List<String> split() {
        for (int at = 0; at < script.length(); at++) {
            char c = script.charAt(at);
            if (c == '#' && isBetweenStatements(at)) {
                at = lineEnd(at);
                start = at + 1;
            } else if (c == '\\' && quote != '\'') {
                at++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else {
                outsideQuotes(c, at);
            }
        }
        end(script.length());
        return statements;
    }

    private boolean isBetweenStatements(int at) {
        return script.substring(start, at).isBlank();
    }

    private int lineEnd(int at) {
        int end = script.indexOf('\n', at);
        return end < 0 ? script.length() : end;
    }

    private void outsideQuotes(char c, int at) {
        switch (c) {
            case '\'', '"' -> quote = c;
            case '{', '(', '[' -> depth++;
            case '}', ')', ']' -> depth--;
            case ';', '\n' -> {
                if (depth <= 0) {
                    end(at);
                }
            }
            default -> {}
        }
    }

    private void end(int at) {
        String statement = script.substring(Math.min(start, at), at).strip();
        if (!statement.isEmpty()) {
            statements.add(statement);
        }
        start = at + 1;
        depth = 0;
    }
}
