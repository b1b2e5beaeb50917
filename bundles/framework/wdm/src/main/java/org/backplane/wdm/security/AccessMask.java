package org.backplane.wdm.security;

import java.util.ArrayList;
import java.util.List;

/**
 * Rights to a device (ACCESS_MASK).
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; has no state.
 */
public final class AccessMask {

    /** FILE_READ_DATA: to read, and to send control codes that ask for FILE_READ_ACCESS. */
    public static final int FILE_READ_DATA = 0x1;

    /** FILE_WRITE_DATA: to write, and to send control codes that ask for FILE_WRITE_ACCESS. */
    public static final int FILE_WRITE_DATA = 0x2;

    /** READ_CONTROL: to read the security descriptor. */
    public static final int READ_CONTROL = 0x2_0000;

    /** WRITE_DAC: to change who has which right. */
    public static final int WRITE_DAC = 0x4_0000;

    /** GENERIC_ALL. */
    public static final int GENERIC_ALL = 0x1000_0000;

    /** GENERIC_EXECUTE. */
    public static final int GENERIC_EXECUTE = 0x2000_0000;

    /** GENERIC_WRITE. */
    public static final int GENERIC_WRITE = 0x4000_0000;

    /** GENERIC_READ. */
    public static final int GENERIC_READ = 0x8000_0000;

    /** FILE_ALL_ACCESS, what GENERIC_ALL means for a device. */
    static final int FILE_ALL = 0x1F_01FF;

    /** FILE_GENERIC_READ. */
    static final int FILE_READ = 0x12_0089;

    /** FILE_GENERIC_WRITE. */
    static final int FILE_WRITE = 0x12_0116;

    /** FILE_GENERIC_EXECUTE. */
    static final int FILE_EXECUTE = 0x12_00A0;

    private static final int GENERIC = 0xF000_0000;

    private AccessMask() {}

    /** The rights that a mask means for a device, without generic ones (RtlMapGenericMask). */
    public static int map(int mask) {
        return (mask & ~GENERIC)
                | ((mask & GENERIC_READ) != 0 ? FILE_READ : 0)
                | ((mask & GENERIC_WRITE) != 0 ? FILE_WRITE : 0)
                | ((mask & GENERIC_EXECUTE) != 0 ? FILE_EXECUTE : 0)
                | ((mask & GENERIC_ALL) != 0 ? FILE_ALL : 0);
    }

    /** What a mask lets do, for people. */
    public static String describe(int mask) {
        int rights = map(mask);
        List<String> words = new ArrayList<>();
        if ((rights & FILE_READ_DATA) != 0) {
            words.add("reading");
        }
        if ((rights & FILE_WRITE_DATA) != 0) {
            words.add("writing");
        }
        return (words.isEmpty() ? "access" : String.join(" and ", words))
                + " (0x%08X)".formatted(mask);
    }
}
