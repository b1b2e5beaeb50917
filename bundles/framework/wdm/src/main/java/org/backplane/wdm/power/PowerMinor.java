package org.backplane.wdm.power;

/**
 * The minor function codes of {@link org.backplane.wdm.IrpMajor#POWER} (IRP_MN_*), with what each
 * carries.
 */
public final class PowerMinor {

    /**
     * IRP_MN_WAIT_WAKE; argument {@link PowerChange.WaitWake}. Pended by the bus until the device
     * wakes: SUCCESS means that it did.
     */
    public static final int WAIT_WAKE = 0x00;

    /**
     * IRP_MN_SET_POWER; argument {@link PowerChange.SystemPower} or {@link
     * PowerChange.DevicePower}. Cannot be refused.
     */
    public static final int SET_POWER = 0x02;

    /**
     * IRP_MN_QUERY_POWER; argument as for {@link #SET_POWER}. May be vetoed, with the reason, a
     * {@code String}, as the result.
     */
    public static final int QUERY_POWER = 0x03;

    private PowerMinor() {}

    /** The code's name without IRP_MN_ in front, for people. */
    public static String name(int minor) {
        return switch (minor) {
            case WAIT_WAKE -> "WAIT_WAKE";
            case SET_POWER -> "SET_POWER";
            case QUERY_POWER -> "QUERY_POWER";
            default -> "0x%02X".formatted(minor);
        };
    }
}
