package org.backplane.wdm;

/** The major function codes of IRPs (IRP_MJ_*): the index into a driver's dispatch table. */
public final class IrpMajor {

    /** IRP_MJ_CREATE: a handle is opened. */
    public static final int CREATE = 0x00;

    /** IRP_MJ_CLOSE: the last reference to a handle's file object is gone. */
    public static final int CLOSE = 0x02;

    /** IRP_MJ_READ. */
    public static final int READ = 0x03;

    /** IRP_MJ_WRITE. */
    public static final int WRITE = 0x04;

    /** IRP_MJ_DEVICE_CONTROL. */
    public static final int DEVICE_CONTROL = 0x0E;

    /** IRP_MJ_INTERNAL_DEVICE_CONTROL: as DEVICE_CONTROL, between drivers only. */
    public static final int INTERNAL_DEVICE_CONTROL = 0x0F;

    /** IRP_MJ_SHUTDOWN: the system goes down; sent to devices that asked to be told. */
    public static final int SHUTDOWN = 0x10;

    /** IRP_MJ_CLEANUP: a handle is closed; requests of its file object are to be cancelled. */
    public static final int CLEANUP = 0x12;

    /** IRP_MJ_POWER. */
    public static final int POWER = 0x16;

    /** IRP_MJ_SYSTEM_CONTROL. */
    public static final int SYSTEM_CONTROL = 0x17;

    /** IRP_MJ_PNP. */
    public static final int PNP = 0x1B;

    /** How many codes there are; dispatch tables have this length. */
    public static final int COUNT = 0x1C;

    private IrpMajor() {}

    /** The code's name without IRP_MJ_ in front, for people. */
    public static String name(int major) {
        return switch (major) {
            case CREATE -> "CREATE";
            case CLOSE -> "CLOSE";
            case READ -> "READ";
            case WRITE -> "WRITE";
            case DEVICE_CONTROL -> "DEVICE_CONTROL";
            case INTERNAL_DEVICE_CONTROL -> "INTERNAL_DEVICE_CONTROL";
            case SHUTDOWN -> "SHUTDOWN";
            case CLEANUP -> "CLEANUP";
            case POWER -> "POWER";
            case SYSTEM_CONTROL -> "SYSTEM_CONTROL";
            case PNP -> "PNP";
            default -> "0x%02X".formatted(major);
        };
    }
}
