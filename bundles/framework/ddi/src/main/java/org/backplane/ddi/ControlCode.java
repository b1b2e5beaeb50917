package org.backplane.ddi;

/** Composes device control codes (CTL_CODE). */
public final class ControlCode {

    /** FILE_DEVICE_UNKNOWN, the device type of devices without one. */
    public static final int DEVICE_UNKNOWN = 0x22;

    private ControlCode() {}

    /**
     * A code whose input and output share one buffer of the system (METHOD_BUFFERED): a driver
     * reads the input before it writes the output. Any handle may send it, as all codes made here.
     *
     * @param deviceType for example {@link #DEVICE_UNKNOWN}
     * @param function 0x800 to 0xFFF for a vendor's own
     * @throws IllegalArgumentException if the function does not fit
     */
    public static int buffered(int deviceType, int function) {
        return of(deviceType, function, 0);
    }

    /**
     * A code with buffered input, and a large output buffer in the caller's memory that brings more
     * input (METHOD_IN_DIRECT); parameters as for {@link #buffered}.
     */
    public static int inDirect(int deviceType, int function) {
        return of(deviceType, function, 1);
    }

    /**
     * A code with buffered input, and output straight into the caller's memory (METHOD_OUT_DIRECT);
     * parameters as for {@link #buffered}.
     */
    public static int outDirect(int deviceType, int function) {
        return of(deviceType, function, 2);
    }

    /**
     * A code with the caller's memory as it is (METHOD_NEITHER); see {@link DeviceIoType#NEITHER}.
     * Parameters as for {@link #buffered}.
     */
    public static int neither(int deviceType, int function) {
        return of(deviceType, function, 3);
    }

    private static int of(int deviceType, int function, int method) {
        if (function < 0 || function > 0xFFF) {
            throw new IllegalArgumentException(
                    "control function 0x%X is outside 0x000 to 0xFFF".formatted(function));
        }
        return (deviceType << 16) | (function << 2) | method;
    }
}
