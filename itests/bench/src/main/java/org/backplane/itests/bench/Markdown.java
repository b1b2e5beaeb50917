package org.backplane.itests.bench;

import java.util.Locale;

/** Text with tables. */
final class Markdown {

    private final StringBuilder text = new StringBuilder();

    void paragraph(String sentences) {
        text.append(sentences).append("\n\n");
    }

    /** Begins a table. */
    void table(String title, String... columns) {
        paragraph("**" + title + "**");
        text.append("| ").append(String.join(" | ", columns)).append(" |\n");
        text.append("|---".repeat(columns.length)).append("|\n");
    }

    /** Begins a row. */
    void row(String name) {
        text.append("| ").append(name);
    }

    void cell(String content) {
        text.append(" | ").append(content);
    }

    /** A cell that stays empty if the figure is not known. */
    void cell(String format, double value) {
        cell(Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value));
    }

    void endRow() {
        text.append(" |\n");
    }

    void endTable() {
        text.append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
