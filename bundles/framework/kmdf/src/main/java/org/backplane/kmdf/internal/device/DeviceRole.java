package org.backplane.kmdf.internal.device;

/** Which place in its stack a device has. */
enum DeviceRole {
    /** The driver that makes the device what it is (FDO). */
    FUNCTION,
    /** A driver that looks at what passes by. */
    FILTER,
    /** A bus's child, at the bottom (PDO). */
    PHYSICAL,
    /** A device of the driver's own, in no stack and without PnP. */
    CONTROL
}
