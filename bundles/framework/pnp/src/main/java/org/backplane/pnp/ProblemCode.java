package org.backplane.pnp;

/** Kinds of device problems (CM_PROB_*), with the number that Device Manager shows. */
public enum ProblemCode {
    /** Its bus reports IDs that are malformed. */
    INVALID_DATA(9),
    /** The device did not start. */
    FAILED_START(10),
    /** What it needs of memory, ports, interrupts and so on is in use. */
    NORMAL_CONFLICT(12),
    /** It was taken out of service together with another device. */
    WILL_BE_REMOVED(21),
    /** Disabled by the user. */
    DISABLED(22),
    /** Its driver reported that the device is not there. */
    DEVICE_NOT_THERE(24),
    /** No package in the store matches. */
    FAILED_INSTALL(28),
    /** Its driver reported that the hardware is disabled. */
    HARDWARE_DISABLED(29),
    /** A driver's AddDevice failed. */
    FAILED_ADD(31),
    /** What was assigned to it has no address where the processor could reach it. */
    TRANSLATION_FAILED(33),
    /** A driver could not be initialised. */
    FAILED_DRIVER_ENTRY(37),
    /** A driver that left is still busy. */
    DRIVER_FAILED_PRIOR_UNLOAD(38),
    /** A driver could not be loaded. */
    DRIVER_FAILED_LOAD(39),
    /** Two devices of one bus have the same ID. */
    DUPLICATE_DEVICE(42),
    /** A driver reported that the device failed. */
    FAILED_POST_START(43),
    /** It was ejected but is still in its place. */
    HELD_FOR_EJECT(47),
    /** A driver waits for something that is not there yet. */
    WAITING_ON_DEPENDENCY(51);

    private final int number;

    ProblemCode(int number) {
        this.number = number;
    }

    /** The number of the problem code. */
    public int number() {
        return number;
    }

    /** The name, {@code CM_PROB_...}. */
    public String symbol() {
        return "CM_PROB_" + name();
    }
}
