package org.backplane.wdm;

/**
 * How the drivers of a device get at the bytes of a caller (DO_BUFFERED_IO, DO_DIRECT_IO).
 *
 * <p>Reads and writes go as the device object at the top of the stack says, device controls as the
 * two lowest bits of the control code say (METHOD_BUFFERED and so on).
 *
 * <p><b>Level:</b> any; constants.
 */
public enum IoType {
    /** The caller's own memory as it is, which may be good for nothing outside the caller. */
    NEITHER,
    /**
     * A buffer of the system: filled from the caller's memory before, copied to it after. Input and
     * output of a device control share one.
     */
    BUFFERED,
    /** The caller's own memory, of which it is known that every thread can use it. */
    DIRECT;

    private static final int METHOD_BUFFERED = 0;
    private static final int METHOD_NEITHER = 3;

    /**
     * How the bytes come that a request brings.
     *
     * @param device the type of the device object that the request enters the stack at
     */
    public static IoType ofInput(int major, int controlCode, IoType device) {
        if (!isControl(major)) {
            return device;
        }
        return method(controlCode) == METHOD_NEITHER ? NEITHER : BUFFERED;
    }

    /** How the bytes go that a request asks for; the device as for {@link #ofInput}. */
    public static IoType ofOutput(int major, int controlCode, IoType device) {
        if (!isControl(major)) {
            return device;
        }
        return switch (method(controlCode)) {
            case METHOD_BUFFERED -> BUFFERED;
            case METHOD_NEITHER -> NEITHER;
            default -> DIRECT;
        };
    }

    private static boolean isControl(int major) {
        return major == IrpMajor.DEVICE_CONTROL || major == IrpMajor.INTERNAL_DEVICE_CONTROL;
    }

    private static int method(int controlCode) {
        return controlCode & 3;
    }
}
