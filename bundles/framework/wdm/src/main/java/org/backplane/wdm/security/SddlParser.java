package org.backplane.wdm.security;

import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.security.SecurityDescriptor.Ace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one security descriptor in SDDL.
 *
 * <p><b>Serialised by:</b> whoever makes it.
 */
final class SddlParser {

    private static final Map<String, Integer> RIGHTS =
            Map.ofEntries(
                    Map.entry("GA", AccessMask.GENERIC_ALL),
                    Map.entry("GR", AccessMask.GENERIC_READ),
                    Map.entry("GW", AccessMask.GENERIC_WRITE),
                    Map.entry("GX", AccessMask.GENERIC_EXECUTE),
                    Map.entry("RC", AccessMask.READ_CONTROL),
                    Map.entry("SD", 0x1_0000),
                    Map.entry("WD", AccessMask.WRITE_DAC),
                    Map.entry("WO", 0x8_0000),
                    Map.entry("FA", AccessMask.FILE_ALL),
                    Map.entry("FR", AccessMask.FILE_READ),
                    Map.entry("FW", AccessMask.FILE_WRITE),
                    Map.entry("FX", AccessMask.FILE_EXECUTE),
                    Map.entry("CC", 0x1),
                    Map.entry("DC", 0x2),
                    Map.entry("LC", 0x4),
                    Map.entry("SW", 0x8),
                    Map.entry("RP", 0x10),
                    Map.entry("WP", 0x20),
                    Map.entry("DT", 0x40),
                    Map.entry("LO", 0x80),
                    Map.entry("CR", 0x100));

    private static final Set<String> ACE_FLAGS =
            Set.of("CI", "OI", "NP", "IO", "ID", "SA", "FA", "TP", "CR");

    /** Where in an entry its parts are, between semicolons. */
    private static final int TYPE = 0;

    private static final int FLAGS = 1;
    private static final int MASK = 2;
    private static final int OBJECT = 3;
    private static final int INHERITED_OBJECT = 4;
    private static final int TRUSTEE = 5;
    private static final int PARTS = 6;

    private final String text;
    private int at;
    private String owner;
    private List<Ace> dacl;

    SddlParser(String text) {
        this.text = text;
    }

    SecurityDescriptor parse() {
        List<Character> seen = new ArrayList<>();
        if (text.isEmpty()) {
            throw wrong(0, "it is empty; it begins with O:, G:, D: or S:");
        }
        while (at < text.length()) {
            char part = text.charAt(at);
            if ("OGDS".indexOf(part) < 0 || !text.startsWith(":", at + 1)) {
                throw wrong(at, "here O:, G:, D: or S: is expected");
            }
            if (seen.contains(part)) {
                throw wrong(at, "there is a second " + part + ":");
            }
            seen.add(part);
            at += 2;
            switch (part) {
                case 'O' -> owner = sid();
                case 'G' -> sid();
                case 'D' -> dacl = list(true);
                default -> list(false);
            }
        }
        return new SecurityDescriptor(text, owner, dacl);
    }

    /** An identifier that ends where the next part begins. */
    private String sid() {
        int start = at;
        int end = text.indexOf(':', at);
        end = end < 0 ? text.length() : end - 1;
        String written = text.substring(start, Math.max(start, end));
        String sid = Sid.parse(written);
        if (sid == null) {
            throw wrong(start, "\"" + written + "\" is no security identifier");
        }
        at = end;
        return sid;
    }

    /** The entries of a list; null if it says that there is none. */
    private List<Ace> list(boolean discretionary) {
        if (text.startsWith("NO_ACCESS_CONTROL", at)) {
            at += "NO_ACCESS_CONTROL".length();
            return null;
        }
        while (at < text.length() && text.charAt(at) != '(' && !beginsPart()) {
            if (text.startsWith("AR", at) || text.startsWith("AI", at)) {
                at += 2;
            } else if (text.charAt(at) == 'P') {
                at++;
            } else {
                throw wrong(at, "a list's flags are P, AR and AI");
            }
        }
        List<Ace> aces = new ArrayList<>();
        while (at < text.length() && text.charAt(at) == '(') {
            int end = text.indexOf(')', at);
            if (end < 0) {
                throw wrong(at, "the entry that begins here has no )");
            }
            Ace ace = discretionary ? ace(at + 1, end) : null;
            if (ace != null) {
                aces.add(ace);
            }
            at = end + 1;
        }
        return aces;
    }

    private boolean beginsPart() {
        return text.startsWith(":", at + 1);
    }

    /** An entry; null if it is only for what inherits from the device, which nothing does. */
    private Ace ace(int start, int end) {
        String[] parts = text.substring(start, end).split(";", -1);
        if (parts.length != PARTS) {
            throw wrong(
                    start,
                    "an entry has six parts, (type;flags;rights;object;inherited object;trustee),"
                            + " and this one has "
                            + parts.length);
        }
        if (!parts[TYPE].equals("A") && !parts[TYPE].equals("D")) {
            throw wrong(start, "\"" + parts[TYPE] + "\" is no type of entry; A allows, D denies");
        }
        int flags = start + parts[TYPE].length() + 1;
        boolean inheritOnly = false;
        for (int i = 0; i < parts[FLAGS].length(); i += 2) {
            inheritOnly |= two(parts[FLAGS], i).equals("IO");
            if (!ACE_FLAGS.contains(two(parts[FLAGS], i))) {
                throw wrong(flags + i, "\"" + two(parts[FLAGS], i) + "\" is no flag of an entry");
            }
        }
        int mask = flags + parts[FLAGS].length() + 1;
        int rights = rights(parts[MASK], mask);
        int object = mask + parts[MASK].length() + 1;
        if (!parts[OBJECT].isEmpty() || !parts[INHERITED_OBJECT].isEmpty()) {
            throw wrong(object, "an entry for a device names no object type");
        }
        String sid = Sid.parse(parts[TRUSTEE]);
        if (sid == null) {
            throw wrong(object + 2, "\"" + parts[TRUSTEE] + "\" is no security identifier");
        }
        return inheritOnly ? null : new Ace(parts[TYPE].equals("A"), AccessMask.map(rights), sid);
    }

    private int rights(String written, int place) {
        if (!written.isEmpty() && Character.isDigit(written.charAt(0))) {
            try {
                return Integer.parseUnsignedInt(
                        written.startsWith("0x") ? written.substring(2) : written,
                        written.startsWith("0x") ? 16 : 10);
            } catch (NumberFormatException e) {
                throw wrong(place, "\"" + written + "\" is no number of 32 bits");
            }
        }
        int rights = 0;
        for (int i = 0; i < written.length(); i += 2) {
            Integer right = RIGHTS.get(two(written, i));
            if (right == null) {
                throw wrong(place + i, "\"" + two(written, i) + "\" is no right");
            }
            rights |= right;
        }
        return rights;
    }

    private static String two(String written, int from) {
        return written.substring(from, Math.min(from + 2, written.length()));
    }

    private StatusException wrong(int place, String reason) {
        return new StatusException(
                Status.INVALID_PARAMETER,
                "the security descriptor \"%s\" is wrong at character %d: %s"
                        .formatted(text, place + 1, reason));
    }
}
