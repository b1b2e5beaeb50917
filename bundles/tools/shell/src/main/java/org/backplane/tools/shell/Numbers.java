package org.backplane.tools.shell;

/** How numbers are typed. */
final class Numbers {

    private Numbers() {}

    /**
     * A whole number of 32 bits: decimal, or hexadecimal after {@code 0x}, where the highest bit is
     * as good as any.
     *
     * @throws CommandFailure if it is something else
     */
    static int parse(String text) throws CommandFailure {
        try {
            return text.startsWith("0x") || text.startsWith("0X")
                    ? Integer.parseUnsignedInt(text.substring(2), 16)
                    : Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw new CommandFailure(
                    text + " is not a number; give a decimal one, or 0x and hexadecimal digits", e);
        }
    }

    /**
     * A number of bytes.
     *
     * @throws CommandFailure if it is none, or more than a request can carry
     */
    static int length(String text) throws CommandFailure {
        int length = parse(text);
        if (length < 0) {
            throw new CommandFailure(
                    text + " bytes are too many; the most is " + Integer.MAX_VALUE);
        }
        return length;
    }
}
