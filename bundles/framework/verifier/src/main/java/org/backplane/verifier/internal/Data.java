package org.backplane.verifier.internal;

import org.backplane.ddi.DriverRequest;
import org.backplane.ddi.Memory;
import org.backplane.ddi.Request;

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
     * if it is completed already, as one that the driver found in a queue may be, or is the
     * driver's own.
     */
    static Data brought(Request request) {
        if (request instanceof DriverRequest) {
            return NONE;
        }
        try {
            int input = request.inputLength();
            int output = request.outputLength();
            String text = input == 0 ? "" : "input " + hex(request.input(), input);
            if (output > 0) {
                text += (text.isEmpty() ? "" : ", ") + "room " + output;
            }
            return text.isEmpty() ? NONE : new Data(text);
        } catch (IllegalStateException e) {
            return NONE;
        }
    }

    /** The first bytes of a request's output; nothing if the request is completed already. */
    static Data output(Request request, long length) {
        if (request instanceof DriverRequest) {
            return NONE;
        }
        try {
            int filled = (int) Math.min(length, request.outputLength());
            return filled <= 0 ? NONE : new Data("output " + hex(request.output(), filled));
        } catch (IllegalStateException e) {
            return NONE;
        }
    }

    private static String hex(Memory memory, int length) {
        byte[] bytes = new byte[length];
        memory.copyTo(0, bytes, 0, length);
        return HexFormat.of().formatHex(bytes);
    }
}
