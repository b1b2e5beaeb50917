package org.backplane.ddi;

/** Files without which the system cannot go on (WDF_SPECIAL_FILE_TYPE). */
public enum SpecialFileType {
    /** Memory is paged to it. */
    PAGING,
    /** Memory is saved to it for hibernation. */
    HIBERNATION,
    /** Crash dumps are written to it. */
    DUMP,
    /** The system started from it. */
    BOOT
}
