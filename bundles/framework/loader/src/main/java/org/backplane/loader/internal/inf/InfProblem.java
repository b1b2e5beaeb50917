package org.backplane.loader.internal.inf;

/**
 * Something in an INF file that is wrong, or that has no effect here.
 *
 * @param line where, counted from 1; 0 for the file as a whole
 * @param isError whether the file cannot be used because of it
 * @param sentence what, with the name of the section or directive
 */
record InfProblem(int line, boolean isError, String sentence) {

    /** As a compiler prints it, after the name of the file. */
    @Override
    public String toString() {
        return line + ": " + (isError ? "error: " : "warning: ") + sentence;
    }
}
