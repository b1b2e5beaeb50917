package org.backplane.tools.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Something that can be plugged in.
 *
 * @param name what the user types
 * @param hardwareIds what its bus will report, most specific first
 * @param description for people; may be empty
 * @param jar the bundle of a card; null for a software device
 */
record Model(String name, List<String> hardwareIds, String description, Path jar) {

    /** The enumerator of the root bus. */
    static final String ROOT = "ROOT";

    /**
     * The software device with this hardware ID, or null if no bus can report that.
     *
     * @param enumerators of the buses that take software devices
     */
    static Model software(String hardwareId, String description, Set<String> enumerators) {
        String id = DeviceFinder.normalise(hardwareId);
        int separator = id.indexOf('\\');
        if (separator < 0
                || separator != id.lastIndexOf('\\')
                || !enumerators.contains(id.substring(0, separator))) {
            return null;
        }
        String name = id.substring(separator + 1).toLowerCase(Locale.ROOT);
        return name.isEmpty() || !name.chars().allMatch(Model::mayStandInAnId)
                ? null
                : new Model(name, List.of(id), description, null);
    }

    /** An ID has no blanks and, because lists of IDs are written with them, no commas. */
    private static boolean mayStandInAnId(int character) {
        return character > ' ' && character < 0x7F && character != ',';
    }

    /** What its first hardware ID begins with. */
    String enumerator() {
        String id = DeviceFinder.normalise(hardwareIds.getFirst());
        return id.substring(0, Math.max(0, id.indexOf('\\')));
    }

    boolean isCard() {
        return jar != null;
    }

    /** Whether the user may mean this model. */
    boolean isCalled(String given) {
        return name.equalsIgnoreCase(given) || hasId(given);
    }

    /** Whether the bus will report this hardware ID for it. */
    boolean hasId(String hardwareId) {
        String wanted = DeviceFinder.normalise(hardwareId);
        return hardwareIds.stream().map(DeviceFinder::normalise).anyMatch(wanted::equals);
    }
}
