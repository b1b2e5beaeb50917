package org.backplane.loader.internal;

import org.backplane.loader.DriverLine;
import org.backplane.pnp.DriverTraits;
import org.backplane.pnp.StackRole;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a bundle's manifest says about it as a driver package.
 *
 * @param symbolicName the bundle's, which is the driver's name if there is but one
 * @param version the bundle's
 * @param lines what it serves; at least one
 */
record DriverManifest(String symbolicName, Version version, List<DriverLine> lines) {

    private static final String NAMESPACE = "org.backplane.driver";
    private static final String HARDWARE_IDS = "hardware.ids";
    private static final String COMPATIBLE_IDS = "compatible.ids";
    private static final String FILTER_IDS = "filter.ids";
    private static final String FILTER_CLASS = "filter.class";

    /**
     * Reads and checks the headers.
     *
     * @param what the file or bundle, for messages
     * @param header gives a header's value, null if it is not there
     * @throws org.backplane.status.StatusException if this is no driver package
     */
    static DriverManifest read(String what, UnaryOperator<String> header) {
        String name = header.apply(Constants.BUNDLE_SYMBOLICNAME);
        if (name == null) {
            throw Refusal.notADriverPackage(
                    what,
                    "is no bundle: its manifest has no Bundle-SymbolicName; build it with bnd, as"
                            + " the drivers of the distribution are built");
        }
        int directives = name.indexOf(';');
        List<DriverLine> lines = new ArrayList<>();
        for (Map<String, List<String>> attributes : capabilities(what, header)) {
            lines.add(line(what, attributes));
        }
        if (lines.isEmpty()) {
            throw Refusal.notADriverPackage(
                    what,
                    "names no hardware ID: annotate the Driver class with @HardwareIds or"
                            + " @FilterFor");
        }
        return new DriverManifest(
                (directives < 0 ? name : name.substring(0, directives)).strip(),
                version(what, header.apply(Constants.BUNDLE_VERSION)),
                List.copyOf(lines));
    }

    /** Whether several drivers are in the package, which then are called by their classes. */
    boolean hasSeveralDrivers() {
        return lines.stream().map(DriverLine::driver).distinct().count() > 1;
    }

    /** What a line's driver is called. */
    String driverName(DriverLine line) {
        return hasSeveralDrivers() ? line.driver() : symbolicName;
    }

    /** Every ID that a line names, of either kind. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (DriverLine line : lines) {
            ids.addAll(line.hardwareIds());
            ids.addAll(line.compatibleIds());
        }
        return ids;
    }

    private static List<Map<String, List<String>>> capabilities(
            String what, UnaryOperator<String> header) {
        String value = header.apply(Constants.PROVIDE_CAPABILITY);
        if (value == null) {
            return List.of();
        }
        try {
            return CapabilityHeader.attributes(value, NAMESPACE);
        } catch (IllegalArgumentException e) {
            throw Refusal.notADriverPackage(
                    what,
                    "has an unreadable Provide-Capability header: %s; build it with bnd"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static Version version(String what, String value) {
        try {
            return Version.parseVersion(value);
        } catch (IllegalArgumentException e) {
            throw Refusal.notADriverPackage(
                    what,
                    "has the malformed Bundle-Version \"%s\"; write major.minor.micro"
                            .formatted(value),
                    e);
        }
    }

    private static DriverLine line(String what, Map<String, List<String>> attributes) {
        List<String> hardwareIds = attributes.getOrDefault(HARDWARE_IDS, List.of());
        List<String> compatibleIds = attributes.getOrDefault(COMPATIBLE_IDS, List.of());
        List<String> filterIds = attributes.getOrDefault(FILTER_IDS, List.of());
        DeviceIds.check(what, HARDWARE_IDS, hardwareIds);
        DeviceIds.check(what, COMPATIBLE_IDS, compatibleIds);
        DeviceIds.check(what, FILTER_IDS, filterIds);
        String filterClass = scalar(attributes, FILTER_CLASS, "");
        boolean isFunction = !hardwareIds.isEmpty() || !compatibleIds.isEmpty();
        if (!isFunction && filterIds.isEmpty() && filterClass.isEmpty()) {
            throw Refusal.notADriverPackage(
                    what, "names no hardware ID: give @HardwareIds or @FilterFor at least one");
        }
        if (!filterIds.isEmpty() && !filterClass.isEmpty()) {
            throw Refusal.notADriverPackage(
                    what,
                    "names hardware IDs and the class %s for one filter: give @FilterFor one of them"
                            .formatted(filterClass));
        }
        String driver = scalar(attributes, "driver.class", "");
        String description = scalar(attributes, "description", "");
        LocalDate date = date(what, scalar(attributes, "driver.date", ""));
        String provider = scalar(attributes, "provider", "");
        return isFunction
                ? new DriverLine(
                        driver,
                        StackRole.FUNCTION,
                        hardwareIds,
                        compatibleIds,
                        scalar(attributes, "device.class", "Unknown"),
                        description,
                        date,
                        provider,
                        featureScore(what, scalar(attributes, "feature.score", "255")))
                : new DriverLine(
                        driver,
                        place(
                                what,
                                scalar(attributes, "filter.position", "UPPER"),
                                filterIds.isEmpty()),
                        filterIds,
                        List.of(),
                        filterClass,
                        description,
                        date,
                        provider,
                        DriverTraits.DEFAULT_FEATURE_SCORE);
    }

    private static StackRole place(String what, String position, boolean ofClass) {
        return switch (position) {
            case "UPPER" -> ofClass ? StackRole.CLASS_UPPER_FILTER : StackRole.UPPER_FILTER;
            case "LOWER" -> ofClass ? StackRole.CLASS_LOWER_FILTER : StackRole.LOWER_FILTER;
            default ->
                    throw Refusal.notADriverPackage(
                            what,
                            "has the unknown filter position \"%s\"; write UPPER or LOWER"
                                    .formatted(position));
        };
    }

    private static int featureScore(String what, String value) {
        int score = -1;
        try {
            score = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            // is refused below
        }
        if (score < 0 || score > DriverTraits.DEFAULT_FEATURE_SCORE) {
            throw Refusal.notADriverPackage(
                    what,
                    "has the feature score \"%s\"; write a number from 0, the best, to 255"
                            .formatted(value));
        }
        return score;
    }

    private static LocalDate date(String what, String value) {
        if (value.isEmpty()) {
            return LocalDate.EPOCH;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw Refusal.notADriverPackage(
                    what,
                    "has the malformed driver date \"%s\"; write yyyy-mm-dd".formatted(value),
                    e);
        }
    }

    private static String scalar(
            Map<String, List<String>> attributes, String name, String otherwise) {
        List<String> value = attributes.getOrDefault(name, List.of());
        return value.isEmpty() ? otherwise : value.getFirst();
    }
}
