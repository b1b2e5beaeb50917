package org.backplane.tools.shell;

/** How numbers are typed. */
final class Numbers {

    /** The longest transfer: more cannot be read on a screen, and the heap has to hold it. */
    private static final int MAX_LENGTH = 1 << 20;

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
            throw notANumber(text, e);
        }
    }

    /**
     * A whole number of 64 bits, as {@link #parse}.
     *
     * @throws CommandFailure if it is something else
     */
    static long parseLong(String text) throws CommandFailure {
        try {
            return text.startsWith("0x") || text.startsWith("0X")
                    ? Long.parseUnsignedLong(text.substring(2), 16)
                    : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw notANumber(text, e);
        }
    }

    private static CommandFailure notANumber(String text, NumberFormatException e) {
        return new CommandFailure(
                text + " is not a number; give a decimal one, or 0x and hexadecimal digits", e);
    }

    /**
     * A number of bytes.
     *
     * @throws CommandFailure if it is none, or too many
     */
    static int length(String text) throws CommandFailure {
        int length = parse(text);
        if (length < 0 || length > MAX_LENGTH) {
            throw new CommandFailure(
                    text + " bytes are too many for one read; the most is " + MAX_LENGTH);
        }
        return length;
    }
}
