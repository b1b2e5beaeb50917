package org.backplane.wdm;

/**
 * The argument of {@link PnpMinor#DEVICE_USAGE_NOTIFICATION}: a special file comes to a device or
 * leaves it.
 *
 * @param inPath whether it comes
 */
public record UsageNotification(Type type, boolean inPath) {

    /** What kind of file (DEVICE_USAGE_NOTIFICATION_TYPE). */
    public enum Type {
        /** Memory is paged to it. */
        PAGING,
        /** Memory is saved to it for hibernation. */
        HIBERNATION,
        /** Crash dumps are written to it. */
        DUMP,
        /** The system started from it. */
        BOOT
    }
}
