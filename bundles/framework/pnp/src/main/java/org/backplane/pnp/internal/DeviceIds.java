package org.backplane.pnp.internal;

import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a bus calls a device.
 *
 * @param deviceId {@code enumerator\specific}
 * @param instanceId unique among the children of one bus
 * @param hardwareIds most specific first; not empty
 * @param compatibleIds most specific first
 */
record DeviceIds(
        String deviceId, String instanceId, List<String> hardwareIds, List<String> compatibleIds) {

    private static final int MAX_LENGTH = 199;
    private static final int MAX_IDS = 64;

    /**
     * Checks the IDs.
     *
     * @throws StatusException with a clause that says which ID is malformed, and how
     */
    DeviceIds {
        check("device ID", deviceId);
        if (!hasParts(deviceId)) {
            throw malformed(
                    "device ID " + quoted(deviceId) + " is not of the form enumerator\\device");
        }
        check("instance ID", instanceId);
        if (instanceId.contains("\\")) {
            throw malformed("instance ID " + quoted(instanceId) + " contains a backslash");
        }
        hardwareIds = hardwareIds.isEmpty() ? List.of(deviceId) : checked("hardware", hardwareIds);
        compatibleIds = checked("compatible", compatibleIds);
    }

    /** Whether it is two names or more with a backslash between each two. */
    private static boolean hasParts(String deviceId) {
        return deviceId.indexOf('\\') > 0 && !deviceId.endsWith("\\") && !deviceId.contains("\\\\");
    }

    /** The device instance path. */
    String path() {
        return deviceId + "\\" + instanceId;
    }

    /** Hardware and compatible IDs. */
    List<String> all() {
        List<String> all = new ArrayList<>(hardwareIds);
        all.addAll(compatibleIds);
        return all;
    }

    /** An ID in the form in which IDs are compared. */
    static String key(String id) {
        return id.toUpperCase(Locale.ROOT);
    }

    private static List<String> checked(String kind, List<String> ids) {
        if (ids.size() > MAX_IDS) {
            throw malformed(ids.size() + " " + kind + " IDs are more than " + MAX_IDS);
        }
        ids.forEach(id -> check(kind + " ID", id));
        return List.copyOf(ids);
    }

    private static void check(String kind, String id) {
        if (id == null || id.isEmpty()) {
            throw malformed("it has an empty " + kind);
        }
        if (id.length() > MAX_LENGTH) {
            throw malformed(
                    "%s %s has %d characters and may have %d"
                            .formatted(kind, quoted(id), id.length(), MAX_LENGTH));
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c <= ' ' || c >= 0x7F || c == ',') {
                throw malformed(
                        "%s %s contains the character U+%04X".formatted(kind, quoted(id), (int) c));
            }
        }
    }

    private static String quoted(String id) {
        return "\"" + id + "\"";
    }

    private static StatusException malformed(String clause) {
        return new StatusException(Status.INVALID_PARAMETER, clause);
    }
}
