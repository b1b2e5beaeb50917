package org.backplane.tools.shell;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How bytes are shown and typed. */
final class Bytes {

    private static final int ROW = 16;
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    private Bytes() {}

    /** Bytes that came from a device: as text if they are printable, else as a hex dump. */
    static Report report(byte[] bytes) {
        return new Report(
                bytes.length == 0 ? "0 bytes\n" : shown(bytes),
                Json.object(
                        "length", bytes.length,
                        "text", text(bytes),
                        "hex", HexFormat.of().formatHex(bytes)));
    }

    private static String shown(byte[] bytes) {
        String text = text(bytes);
        if (text == null) {
            return dump(bytes);
        }
        return text.endsWith("\n") ? text : text + "\n";
    }

    /** The bytes as text; null if they are not UTF-8 or hold control characters. */
    static String text(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.codePoints().allMatch(Bytes::isPrintable) ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /**
     * Bytes from hexadecimal digits, with or without {@code 0x} in front.
     *
     * @throws CommandFailure if it is something else
     */
    static byte[] parseHex(String digits) throws CommandFailure {
        try {
            return HexFormat.of().parseHex(digits.replaceFirst("^0[xX]", ""));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    digits + " is not a row of bytes; give two hexadecimal digits for each", e);
        }
    }

    private static boolean isPrintable(int codePoint) {
        return !Character.isISOControl(codePoint)
                || codePoint == '\n'
                || codePoint == '\r'
                || codePoint == '\t';
    }

    private static String dump(byte[] bytes) {
        StringBuilder dump = new StringBuilder();
        for (int from = 0; from < bytes.length; from += ROW) {
            int to = Math.min(from + ROW, bytes.length);
            String row = SPACED.formatHex(bytes, from, to);
            dump.append("%08x  %-47s  ".formatted(from, row));
            for (int i = from; i < to; i++) {
                dump.append(bytes[i] >= ' ' && bytes[i] < 0x7F ? (char) bytes[i] : '.');
            }
            dump.append('\n');
        }
        return dump.toString();
    }
}
