package org.backplane.wdm.security;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Well-known security identifiers, and what SDDL calls them.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; has no state.
 */
public final class Sid {

    /** Everyone (WD). */
    public static final String EVERYONE = "S-1-1-0";

    /** Authenticated users (AU). */
    public static final String AUTHENTICATED_USERS = "S-1-5-11";

    /** The system itself (SY). */
    public static final String LOCAL_SYSTEM = "S-1-5-18";

    /** Administrators (BA). */
    public static final String BUILTIN_ADMINISTRATORS = "S-1-5-32-544";

    /** Users (BU). */
    public static final String BUILTIN_USERS = "S-1-5-32-545";

    private static final Map<String, String> ALIASES =
            Map.ofEntries(
                    Map.entry("WD", EVERYONE),
                    Map.entry("CO", "S-1-3-0"),
                    Map.entry("CG", "S-1-3-1"),
                    Map.entry("OW", "S-1-3-4"),
                    Map.entry("NU", "S-1-5-2"),
                    Map.entry("IU", "S-1-5-4"),
                    Map.entry("SU", "S-1-5-6"),
                    Map.entry("AN", "S-1-5-7"),
                    Map.entry("ED", "S-1-5-9"),
                    Map.entry("PS", "S-1-5-10"),
                    Map.entry("AU", AUTHENTICATED_USERS),
                    Map.entry("RC", "S-1-5-12"),
                    Map.entry("SY", LOCAL_SYSTEM),
                    Map.entry("LS", "S-1-5-19"),
                    Map.entry("NS", "S-1-5-20"),
                    Map.entry("BA", BUILTIN_ADMINISTRATORS),
                    Map.entry("BU", BUILTIN_USERS),
                    Map.entry("BG", "S-1-5-32-546"),
                    Map.entry("PU", "S-1-5-32-547"),
                    Map.entry("AO", "S-1-5-32-548"),
                    Map.entry("SO", "S-1-5-32-549"),
                    Map.entry("PO", "S-1-5-32-550"),
                    Map.entry("BO", "S-1-5-32-551"),
                    Map.entry("RE", "S-1-5-32-552"),
                    Map.entry("RD", "S-1-5-32-555"),
                    Map.entry("NO", "S-1-5-32-556"),
                    Map.entry("AC", "S-1-15-2-1"),
                    Map.entry("UD", "S-1-5-84-0-0-0-0-0"),
                    Map.entry("WR", "S-1-5-33"));

    private static final Pattern NUMERIC = Pattern.compile("S-1-(\\d+|0x[0-9A-F]+)(-\\d+){1,15}");

    private Sid() {}

    /** The identifier that SDDL writes as {@code text}; null if it is none. */
    static String parse(String text) {
        return NUMERIC.matcher(text).matches() ? text : ALIASES.get(text);
    }
}
