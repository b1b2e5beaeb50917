package org.backplane.loader.internal;

import org.backplane.loader.DriverLine;
import org.backplane.loader.internal.inf.InfModel;
import org.backplane.loader.internal.inf.InfPackage;
import org.backplane.pnp.DriverTraits;
import org.backplane.pnp.StackRole;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a bundle's manifest says about it as a driver package.
 *
 * @param symbolicName the bundle's, which is the driver's name if there is but one
 * @param version the bundle's
 * @param lines what it serves; at least one
 * @param notes what has no effect though the package says it, by file and line
 */
record DriverManifest(
        String symbolicName, Version version, List<DriverLine> lines, List<String> notes) {

    /** The header that names an INF file in the bundle, which stands in for annotations. */
    private static final String INF = "Driver-Inf";

    private static final int MOST_ERRORS = 5;

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
     * @param files gives the bytes of a file of the bundle, null if it is not there; of a longer
     *     one than {@link InfPackage#MAX_BYTES} at least one more
     * @throws org.backplane.status.StatusException if this is no driver package
     */
    static DriverManifest read(
            String what, UnaryOperator<String> header, Function<String, byte[]> files) {
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
        List<String> notes = new ArrayList<>();
        String inf = header.apply(INF);
        if (inf != null) {
            lines.addAll(infLines(what, inf.strip(), files, notes));
        }
        if (lines.isEmpty()) {
            throw Refusal.notADriverPackage(
                    what,
                    "names no hardware ID: annotate the Driver class with @HardwareIds or"
                            + " @FilterFor, or name an INF file in the header "
                            + INF);
        }
        return new DriverManifest(
                (directives < 0 ? name : name.substring(0, directives)).strip(),
                version(what, header.apply(Constants.BUNDLE_VERSION)),
                List.copyOf(lines),
                List.copyOf(notes));
    }

    private static List<DriverLine> infLines(
            String what, String file, Function<String, byte[]> files, List<String> notes) {
        byte[] bytes = files.apply(file);
        if (bytes == null) {
            throw Refusal.notADriverPackage(
                    what, "has no file %s, which its header %s names".formatted(file, INF));
        }
        if (bytes.length > InfPackage.MAX_BYTES) {
            throw Refusal.notADriverPackage(
                    what,
                    "has an INF file of more than %d bytes, %s; that is none"
                            .formatted(InfPackage.MAX_BYTES, file));
        }
        InfPackage inf = InfPackage.read(bytes);
        if (!inf.errors().isEmpty()) {
            int more = inf.errors().size() - MOST_ERRORS;
            throw Refusal.notADriverPackage(
                    what,
                    "has an INF file that cannot be used: "
                            + inf.errors().stream()
                                    .limit(MOST_ERRORS)
                                    .map(error -> file + ":" + error)
                                    .collect(Collectors.joining("; "))
                            + (more > 0 ? "; and %d more".formatted(more) : ""));
        }
        inf.warnings().forEach(warning -> notes.add(file + ":" + warning));
        List<DriverLine> lines = new ArrayList<>();
        for (InfModel model : inf.models()) {
            String where = "%s:%d".formatted(file, model.line());
            DeviceIds.check(what, where, List.of(model.hardwareId()));
            DeviceIds.check(what, where, model.compatibleIds());
            lines.add(
                    new DriverLine(
                            "",
                            StackRole.FUNCTION,
                            List.of(model.hardwareId()),
                            model.compatibleIds(),
                            inf.deviceClass(),
                            model.description(),
                            model.date(),
                            inf.provider(),
                            model.featureScore()));
        }
        return lines;
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
