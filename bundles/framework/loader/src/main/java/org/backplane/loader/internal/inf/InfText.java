package org.backplane.loader.internal.inf;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The characters of an INF file. */
final class InfText {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private InfText() {}

    /** Unicode if the file begins with a byte order mark, else one byte for each character. */
    static String decoded(byte[] file) {
        Charset charset = StandardCharsets.ISO_8859_1;
        if (startsWith(file, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
        } else if (startsWith(file, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
        } else if (startsWith(file, 0xEF, 0xBB, 0xBF)) {
            charset = StandardCharsets.UTF_8;
        }
        String text = new String(file, charset);
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static boolean startsWith(byte[] file, int... bytes) {
        if (file.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((file[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
