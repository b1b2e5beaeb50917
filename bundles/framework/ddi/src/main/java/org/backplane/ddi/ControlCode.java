package org.backplane.ddi;

/** Composes device control codes (CTL_CODE). */
public final class ControlCode {

    /** FILE_DEVICE_UNKNOWN, the device type of devices without one. */
    public static final int DEVICE_UNKNOWN = 0x22;

    private ControlCode() {}

    /**
     * A buffered control code that any handle may send.
     *
     * @param deviceType for example {@link #DEVICE_UNKNOWN}
     * @param function 0x800 to 0xFFF for a vendor's own
     * @throws IllegalArgumentException if the function does not fit
     */
    public static int buffered(int deviceType, int function) {
        if (function < 0 || function > 0xFFF) {
            throw new IllegalArgumentException(
                    "control function 0x%X is outside 0x000 to 0xFFF".formatted(function));
        }
        return (deviceType << 16) | (function << 2);
    }
}
