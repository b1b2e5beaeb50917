package org.backplane.verifier.internal;

import org.backplane.ddi.Memory;
import org.backplane.ddi.Request;
import org.backplane.status.StatusException;

import java.util.HexFormat;

/**
 * The bytes of a request that cross with it.
 *
 * @param text what they are, and the bytes in hex
 */
record Data(String text) {

    static final Data NONE = new Data("");

    /**
     * What a request brings when the driver first sees it: its input, and room for output. Nothing
     * if it is completed already, as one that the driver found in a queue may be, or if its memory
     * is the caller's alone.
     */
    static Data brought(Request request) {
        try {
            int input = request.inputLength();
            int output = request.outputLength();
            String text = input == 0 ? "" : "input " + hex(request.input(), input);
            if (output > 0) {
                text += (text.isEmpty() ? "" : ", ") + "room " + output;
            }
            return text.isEmpty() ? NONE : new Data(text);
        } catch (IllegalStateException | StatusException e) {
            return NONE;
        }
    }

    /** The first bytes of a request's output; nothing if the request is completed already. */
    static Data output(Request request, long length) {
        try {
            int filled = (int) Math.min(length, request.outputLength());
            return filled <= 0 ? NONE : new Data("output " + hex(request.output(), filled));
        } catch (IllegalStateException | StatusException e) {
            return NONE;
        }
    }

    private static String hex(Memory memory, int length) {
        byte[] bytes = new byte[length];
        memory.copyTo(0, bytes, 0, length);
        return HexFormat.of().formatHex(bytes);
    }
}
