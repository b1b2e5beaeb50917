package org.backplane.loader;

import org.backplane.pnp.DriverTraits;
import org.backplane.pnp.StackRole;

import java.time.LocalDate;
import java.util.List;

/**
 * Which devices a driver of a package serves, and as what: a line of an INF's Models section, or an
 * AddFilter directive.
 *
 * @param driver the class of the driver; empty if the package does not say, which then has but one
 * @param role FUNCTION, or the place of a filter
 * @param hardwareIds hardware IDs; for a device filter, IDs of either kind; empty for a class
 *     filter
 * @param compatibleIds compatible IDs; empty for a filter
 * @param deviceClass the setup class that its devices get; for a class filter, the class whose
 *     devices it joins; empty for a device filter
 * @param description what its devices are called; may be empty
 * @param date the DriverVer date; {@link LocalDate#EPOCH} if it has none
 * @param provider who offers it; may be empty
 * @param featureScore 0, the best, to 255
 */
public record DriverLine(
        String driver,
        StackRole role,
        List<String> hardwareIds,
        List<String> compatibleIds,
        String deviceClass,
        String description,
        LocalDate date,
        String provider,
        int featureScore) {

    /** A line that says no more. */
    public DriverLine(
            String driver,
            StackRole role,
            List<String> hardwareIds,
            List<String> compatibleIds,
            String deviceClass,
            String description,
            LocalDate date) {
        this(
                driver,
                role,
                hardwareIds,
                compatibleIds,
                deviceClass,
                description,
                date,
                "",
                DriverTraits.DEFAULT_FEATURE_SCORE);
    }

    /** Keeps copies of the lists. */
    public DriverLine {
        hardwareIds = List.copyOf(hardwareIds);
        compatibleIds = List.copyOf(compatibleIds);
    }
}
