package org.backplane.tools.shell;

/**
 * A command that did not do what it was asked to, with the sentence that the user reads.
 *
 * <p>The shell prints an exception by its {@code toString}, so that is the sentence alone.
 */
final class CommandFailure extends Exception {

    private static final long serialVersionUID = 1L;

    CommandFailure(String sentence) {
        super(sentence);
    }

    CommandFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // It is toString that the shell prints.
    public String toString() {
        return getMessage();
    }
}
