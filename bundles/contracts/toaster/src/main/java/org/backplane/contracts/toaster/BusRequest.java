package org.backplane.contracts.toaster;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The input of a control code of {@link ToasterBus}: the serial number in 4 bytes, little-endian,
 * and a hardware ID in ASCII, which may be missing.
 *
 * @param serialNumber which toaster; 0 for all of them, where that makes sense
 * @param hardwareId what is plugged in; empty for {@link Toaster#HARDWARE_ID}
 */
public record BusRequest(int serialNumber, String hardwareId) {

    /** How many bytes a request has at least. */
    public static final int MINIMUM = Integer.BYTES;

    /** A request for the toaster of this serial number. */
    public static BusRequest of(int serialNumber) {
        return new BusRequest(serialNumber, "");
    }

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException if it is shorter than {@link #MINIMUM}
     */
    public static BusRequest parse(byte[] bytes) {
        if (bytes.length < MINIMUM) {
            throw new IllegalArgumentException(
                    "a request to a toaster bus has at least %d bytes, and this one %d"
                            .formatted(MINIMUM, bytes.length));
        }
        int serialNumber = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return new BusRequest(
                serialNumber, new String(bytes, MINIMUM, bytes.length - MINIMUM, US_ASCII));
    }

    /** The request in bytes. */
    public byte[] toBytes() {
        byte[] id = hardwareId.getBytes(US_ASCII);
        return ByteBuffer.allocate(MINIMUM + id.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(serialNumber)
                .put(id)
                .array();
    }
}
