package org.backplane.wdm;

/** The minor function codes of {@link IrpMajor#PNP} (IRP_MN_*), with what each carries. */
public final class PnpMinor {

    /**
     * IRP_MN_START_DEVICE; argument {@link StartParameters}. Bottom-up: forward first. When it
     * fails, {@link #QUERY_PNP_DEVICE_STATE} says why.
     */
    public static final int START_DEVICE = 0x00;

    /**
     * IRP_MN_QUERY_REMOVE_DEVICE; may be vetoed, with the reason, a {@code String}, as the result.
     */
    public static final int QUERY_REMOVE_DEVICE = 0x01;

    /** IRP_MN_REMOVE_DEVICE; cannot fail. Detach and delete the device object. */
    public static final int REMOVE_DEVICE = 0x02;

    /** IRP_MN_CANCEL_REMOVE_DEVICE. */
    public static final int CANCEL_REMOVE_DEVICE = 0x03;

    /** IRP_MN_STOP_DEVICE; only after a successful query. */
    public static final int STOP_DEVICE = 0x04;

    /**
     * IRP_MN_QUERY_STOP_DEVICE; may be vetoed, with the reason, a {@code String}, as the result.
     */
    public static final int QUERY_STOP_DEVICE = 0x05;

    /** IRP_MN_CANCEL_STOP_DEVICE. */
    public static final int CANCEL_STOP_DEVICE = 0x06;

    /**
     * IRP_MN_QUERY_DEVICE_RELATIONS; argument {@link RelationType}, result a {@code
     * List<DeviceObject>} to which each driver adds.
     */
    public static final int QUERY_DEVICE_RELATIONS = 0x07;

    /**
     * IRP_MN_QUERY_INTERFACE; argument {@link InterfaceQuery}, result the interface, an object of a
     * type that both sides know. The PnP manager asks every started bus for {@link
     * BusWindows#INTERFACE}.
     */
    public static final int QUERY_INTERFACE = 0x08;

    /**
     * IRP_MN_QUERY_CAPABILITIES; result {@link DeviceCapabilities}. Asked before the device gets
     * its instance path, and again when it has started.
     */
    public static final int QUERY_CAPABILITIES = 0x09;

    /**
     * IRP_MN_QUERY_RESOURCES, to the PDO; result a {@link ResourceList}: what the device uses
     * already, its boot configuration. Nobody else gets it; a device that states no requirements is
     * started with it.
     */
    public static final int QUERY_RESOURCES = 0x0A;

    /** IRP_MN_QUERY_RESOURCE_REQUIREMENTS, to the PDO; result {@link ResourceRequirements}. */
    public static final int QUERY_RESOURCE_REQUIREMENTS = 0x0B;

    /**
     * IRP_MN_QUERY_DEVICE_TEXT, to the PDO; argument {@link DeviceText}, for the bus's default
     * language, or {@link DeviceTextQuery}; result a {@code String}.
     */
    public static final int QUERY_DEVICE_TEXT = 0x0C;

    /**
     * IRP_MN_FILTER_RESOURCE_REQUIREMENTS; argument and, once a driver has set it, result {@link
     * ResourceRequirements}.
     */
    public static final int FILTER_RESOURCE_REQUIREMENTS = 0x0D;

    /**
     * IRP_MN_EJECT, to the PDO: the hardware lets go of the device. Its stack is gone by then. The
     * bus does not report the device any more when this is completed; one that it does report is
     * held for ejection until it is restarted.
     */
    public static final int EJECT = 0x11;

    /** IRP_MN_SET_LOCK, to the PDO; argument a {@code Boolean}, whether to lock. */
    public static final int SET_LOCK = 0x12;

    /**
     * IRP_MN_QUERY_ID, to the PDO; argument {@link IdType}, result a {@code String} for device and
     * instance IDs, a {@code List<String>} for hardware and compatible IDs, a {@code UUID} for the
     * container ID.
     */
    public static final int QUERY_ID = 0x13;

    /**
     * IRP_MN_QUERY_PNP_DEVICE_STATE; result a {@link PnpDeviceStateReport}, or null if the device
     * is well.
     */
    public static final int QUERY_PNP_DEVICE_STATE = 0x14;

    /** IRP_MN_QUERY_BUS_INFORMATION, to the PDO; result a {@code UUID}, the kind of its bus. */
    public static final int QUERY_BUS_INFORMATION = 0x15;

    /** IRP_MN_DEVICE_USAGE_NOTIFICATION; argument {@link UsageNotification}. */
    public static final int DEVICE_USAGE_NOTIFICATION = 0x16;

    /** IRP_MN_SURPRISE_REMOVAL; the hardware is gone. A REMOVE_DEVICE follows. */
    public static final int SURPRISE_REMOVAL = 0x17;

    private PnpMinor() {}

    /** The code's name without IRP_MN_ in front, for people. */
    public static String name(int minor) {
        return switch (minor) {
            case START_DEVICE -> "START_DEVICE";
            case QUERY_REMOVE_DEVICE -> "QUERY_REMOVE_DEVICE";
            case REMOVE_DEVICE -> "REMOVE_DEVICE";
            case CANCEL_REMOVE_DEVICE -> "CANCEL_REMOVE_DEVICE";
            case STOP_DEVICE -> "STOP_DEVICE";
            case QUERY_STOP_DEVICE -> "QUERY_STOP_DEVICE";
            case CANCEL_STOP_DEVICE -> "CANCEL_STOP_DEVICE";
            case QUERY_DEVICE_RELATIONS -> "QUERY_DEVICE_RELATIONS";
            case QUERY_INTERFACE -> "QUERY_INTERFACE";
            case QUERY_CAPABILITIES -> "QUERY_CAPABILITIES";
            case QUERY_RESOURCE_REQUIREMENTS -> "QUERY_RESOURCE_REQUIREMENTS";
            case FILTER_RESOURCE_REQUIREMENTS -> "FILTER_RESOURCE_REQUIREMENTS";
            case EJECT -> "EJECT";
            case SET_LOCK -> "SET_LOCK";
            case QUERY_BUS_INFORMATION -> "QUERY_BUS_INFORMATION";
            case DEVICE_USAGE_NOTIFICATION -> "DEVICE_USAGE_NOTIFICATION";
            case QUERY_RESOURCES -> "QUERY_RESOURCES";
            case QUERY_DEVICE_TEXT -> "QUERY_DEVICE_TEXT";
            case QUERY_ID -> "QUERY_ID";
            case QUERY_PNP_DEVICE_STATE -> "QUERY_PNP_DEVICE_STATE";
            case SURPRISE_REMOVAL -> "SURPRISE_REMOVAL";
            default -> "0x%02X".formatted(minor);
        };
    }
}
