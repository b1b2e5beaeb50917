package org.backplane.tools.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Something that can be plugged in.
 *
 * @param name what the user types
 * @param hardwareIds what its bus will report, most specific first
 * @param description for people; may be empty
 * @param jar the bundle of a card; null for a software device
 */
record Model(String name, List<String> hardwareIds, String description, Path jar) {

    private static final String SOFTWARE_BUS = "ROOT\\";

    /** The software device with this hardware ID, or null if the root bus cannot report that. */
    static Model software(String hardwareId, String description) {
        String id = DeviceFinder.normalise(hardwareId);
        if (!id.startsWith(SOFTWARE_BUS) || id.indexOf('\\') != id.lastIndexOf('\\')) {
            return null;
        }
        String name = id.substring(SOFTWARE_BUS.length()).toLowerCase(Locale.ROOT);
        return name.isEmpty() || !name.chars().allMatch(Model::mayStandInAnId)
                ? null
                : new Model(name, List.of(id), description, null);
    }

    /** An ID has no blanks and, because lists of IDs are written with them, no commas. */
    private static boolean mayStandInAnId(int character) {
        return character > ' ' && character < 0x7F && character != ',';
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
