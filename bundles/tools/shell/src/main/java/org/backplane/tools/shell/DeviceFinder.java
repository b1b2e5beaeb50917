package org.backplane.tools.shell;

import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.PnpManager;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * Finds the device that a user means.
 *
 * <p>In this order: the whole instance ID; its leading parts ({@code ROOT/ECHO}); how it begins
 * ({@code root/ec}); the part that names the device ({@code echo}). Case does not matter, and
 * {@code /} stands for {@code \}, which the shell takes for itself.
 */
final class DeviceFinder {

    private static final List<BiPredicate<String, String>> RULES =
            List.of(
                    String::equals,
                    (id, given) -> id.startsWith(given + "\\"),
                    String::startsWith,
                    (id, given) -> given.equals(namePart(id)));

    private DeviceFinder() {}

    /**
     * Finds one device.
     *
     * @throws CommandFailure if there is none or more than one; the sentence lists what there is
     */
    static DeviceNode find(PnpManager pnp, String given) throws CommandFailure {
        List<DeviceNode> devices = pnp.devices();
        List<String> ids = devices.stream().map(DeviceNode::instanceId).toList();
        String found = match(ids, given);
        if (found != null) {
            return devices.get(ids.indexOf(found));
        }
        throw new CommandFailure(
                "there is no device "
                        + given
                        + "; "
                        + (devices.isEmpty()
                                ? "no device is there at all, see hw:list"
                                : "there are "
                                        + String.join(", ", ids)
                                        + " (in the shell write / for \\), see"
                                        + " pnputil:enum-devices"));
    }

    /**
     * The one instance ID that somebody means.
     *
     * @return null if there is none
     * @throws CommandFailure if there is more than one
     */
    static String match(List<String> ids, String given) throws CommandFailure {
        String wanted = normalise(given);
        for (BiPredicate<String, String> rule : RULES) {
            List<String> matching =
                    ids.stream().filter(id -> rule.test(normalise(id), wanted)).toList();
            if (matching.size() == 1) {
                return matching.getFirst();
            }
            if (matching.size() > 1) {
                throw new CommandFailure(
                        given
                                + " is ambiguous: it may be "
                                + String.join(", ", matching)
                                + "; give more of the instance ID");
            }
        }
        return null;
    }

    /** The form in which IDs are compared. */
    static String normalise(String id) {
        return id.replace('/', '\\').toUpperCase(Locale.ROOT);
    }

    private static String namePart(String id) {
        int from = id.indexOf('\\') + 1;
        int to = id.indexOf('\\', from);
        return to < 0 ? id.substring(from) : id.substring(from, to);
    }
}
