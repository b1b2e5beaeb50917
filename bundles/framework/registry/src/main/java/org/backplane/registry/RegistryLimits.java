package org.backplane.registry;

/** How large names, values and the registry may be. Windows' limits, except for the last two. */
public final class RegistryLimits {

    /** Characters in the name of a key. */
    public static final int KEY_NAME = 255;

    /** Characters in the name of a value. */
    public static final int VALUE_NAME = 16_383;

    /** Keys one below the other. */
    public static final int DEPTH = 512;

    /** Characters in a path. */
    public static final int PATH = 16_383;

    /** Bytes of one value. */
    public static final int VALUE_BYTES = 1 << 20;

    /** Bytes of everything. */
    public static final long TOTAL_BYTES = 64L << 20;

    private RegistryLimits() {}
}
