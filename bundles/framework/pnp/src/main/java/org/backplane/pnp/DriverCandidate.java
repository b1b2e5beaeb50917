package org.backplane.pnp;

import java.time.LocalDate;
import java.util.List;

/**
 * A driver that matches a device.
 *
 * @param packageId identifies the package in its catalogue, version included
 * @param name the driver's name, without version; a package may have several drivers
 * @param role FUNCTION, or the place of a filter
 * @param hardwareIds the IDs that it serves as hardware IDs; for a device filter, the devices it
 *     joins; empty for a class filter
 * @param compatibleIds the IDs that it serves as compatible IDs; empty for a filter
 * @param date the DriverVer date; {@link LocalDate#EPOCH} if it has none
 * @param version major, minor, micro
 * @param deviceClass the setup class it gives to its devices; for a class filter, the class whose
 *     devices it joins; empty for a device filter
 * @param description what it calls its devices; may be empty
 * @param traits what else the package says of it
 */
public record DriverCandidate(
        String packageId,
        String name,
        StackRole role,
        List<String> hardwareIds,
        List<String> compatibleIds,
        LocalDate date,
        List<Integer> version,
        String deviceClass,
        String description,
        DriverTraits traits) {

    /** A driver of a package that says nothing more of it. */
    public DriverCandidate(
            String packageId,
            String name,
            StackRole role,
            List<String> hardwareIds,
            List<String> compatibleIds,
            LocalDate date,
            List<Integer> version,
            String deviceClass,
            String description) {
        this(
                packageId,
                name,
                role,
                hardwareIds,
                compatibleIds,
                date,
                version,
                deviceClass,
                description,
                DriverTraits.DEFAULT);
    }

    /** Keeps copies of the lists. */
    public DriverCandidate {
        hardwareIds = List.copyOf(hardwareIds);
        compatibleIds = List.copyOf(compatibleIds);
        version = List.copyOf(version);
    }
}
