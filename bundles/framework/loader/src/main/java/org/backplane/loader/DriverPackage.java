package org.backplane.loader;

import java.util.List;

/**
 * A snapshot of a driver package.
 *
 * @param publishedName its name here: {@code oem3} in the store, the file's name if shipped, {@code
 *     bundle42} if started by hand
 * @param originalName the file it came from; the bundle's location if started by hand
 * @param packageId how the PnP manager calls it
 * @param symbolicName the bundle's symbolic name, which is the driver's name
 * @param version the bundle's version
 * @param lines what it serves
 * @param origin how it got here
 * @param withdrawn true if no device will be bound to it any more; it goes with its last device
 * @param devices the device instance paths whose stacks it is in
 */
public record DriverPackage(
        String publishedName,
        String originalName,
        String packageId,
        String symbolicName,
        String version,
        List<DriverLine> lines,
        PackageOrigin origin,
        boolean withdrawn,
        List<String> devices) {

    /** Keeps copies of the lists. */
    public DriverPackage {
        lines = List.copyOf(lines);
        devices = List.copyOf(devices);
    }
}
