package org.backplane.kmdf.internal.device;

import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.List;

/** The rules for the IDs by which devices are matched with drivers. */
final class DeviceIds {

    static final int MAX_LENGTH = 199;
    static final int MAX_COUNT = 64;

    private DeviceIds() {}

    /** Checks an ID of the form {@code enumerator\specific}; returns it. */
    static String checkId(String what, String id) {
        checkCharacters(what, id);
        int separator = id.indexOf('\\');
        if (separator < 1 || separator == id.length() - 1 || id.indexOf('\\', separator + 1) >= 0) {
            throw refused(what, id, "is not of the form enumerator\\specific");
        }
        return id;
    }

    /** Checks an instance ID, which is one part of a path; returns it. */
    static String checkInstanceId(String id) {
        checkCharacters("instance ID", id);
        if (id.indexOf('\\') >= 0) {
            throw refused("instance ID", id, "contains a backslash; the device ID comes before it");
        }
        return id;
    }

    /** Adds an ID to a list that is not full. */
    static void add(String what, List<String> list, String id) {
        if (list.size() == MAX_COUNT) {
            throw refused(
                    what, id, "is one more than the " + MAX_COUNT + " that a device may have");
        }
        list.add(checkId(what, id));
    }

    private static void checkCharacters(String what, String id) {
        if (id == null || id.isEmpty()) {
            throw refused(what, id, "is empty");
        }
        if (id.length() > MAX_LENGTH) {
            throw refused(what, id, "is longer than " + MAX_LENGTH + " characters");
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c <= ' ' || c > '~' || c == ',') {
                throw refused(
                        what,
                        id,
                        "has the character U+%04X at position %d; only printable ASCII without"
                                        .formatted((int) c, i)
                                + " blanks and commas is allowed");
            }
        }
    }

    private static StatusException refused(String what, String id, String why) {
        return new StatusException(Status.INVALID_PARAMETER, what + " \"" + id + "\" " + why);
    }
}
