package org.backplane.loader.internal;

import java.util.List;

/** The rules for lists of hardware and compatible IDs. */
final class DeviceIds {

    private static final int MAX_IDS = 64;
    private static final int MAX_LENGTH = 199;

    private DeviceIds() {}

    /**
     * Refuses a list that breaks a rule.
     *
     * @param what the package, for the message
     * @param attribute the name of the list, for the message
     */
    static void check(String what, String attribute, List<String> ids) {
        if (ids.size() > MAX_IDS) {
            throw Refusal.notADriverPackage(
                    what,
                    "names %d IDs in %s, and %d is the limit: put the others into a second package"
                            .formatted(ids.size(), attribute, MAX_IDS));
        }
        for (String id : ids) {
            String fault = fault(id);
            if (fault != null) {
                throw Refusal.notADriverPackage(
                        what,
                        "has the malformed ID \"%s\" in %s: %s; correct it in the annotation"
                                .formatted(abbreviated(id), attribute, fault));
            }
        }
    }

    private static String fault(String id) {
        if (id.isEmpty()) {
            return "it is empty";
        }
        if (id.length() > MAX_LENGTH) {
            return "it has %d characters, and %d is the limit".formatted(id.length(), MAX_LENGTH);
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c == ' ' || c == ',') {
                return "it contains a " + (c == ' ' ? "blank" : "comma");
            }
            if (c < 0x21 || c > 0x7E) {
                return "character %d (U+%04X) is not printable ASCII".formatted(i + 1, (int) c);
            }
        }
        return id.startsWith("\\") || id.endsWith("\\")
                ? "a backslash stands between enumerator and device, not at an end"
                : null;
    }

    private static String abbreviated(String id) {
        return id.length() <= 40 ? id : id.substring(0, 40) + "...";
    }
}
