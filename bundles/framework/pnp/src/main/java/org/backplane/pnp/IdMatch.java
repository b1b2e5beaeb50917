package org.backplane.pnp;

/** Which kind of a device's IDs is matched by which kind of a driver's, best first. */
public enum IdMatch {
    /** The device's hardware ID is a hardware ID of the driver. */
    HARDWARE_TO_HARDWARE(0x0000, "hardware", "hardware"),
    /** The device's hardware ID is a compatible ID of the driver. */
    HARDWARE_TO_COMPATIBLE(0x1000, "hardware", "compatible"),
    /** The device's compatible ID is a hardware ID of the driver. */
    COMPATIBLE_TO_HARDWARE(0x2000, "compatible", "hardware"),
    /** The device's compatible ID is a compatible ID of the driver. */
    COMPATIBLE_TO_COMPATIBLE(0x3000, "compatible", "compatible");

    private final int score;
    private final String device;
    private final String driver;

    IdMatch(int score, String device, String driver) {
        this.score = score;
        this.device = device;
        this.driver = driver;
    }

    /** What it adds to the identifier score. */
    public int score() {
        return score;
    }

    /** In words: what the device's ID is, and what the driver's. */
    @Override
    public String toString() {
        return "the device's " + device + " ID is a " + driver + " ID of the driver";
    }
}
