package org.backplane.loader;

import org.backplane.pnp.StackRole;

import java.time.LocalDate;
import java.util.List;

/**
 * Which devices a package serves, and as what: a line of an INF's Models section, or an AddFilter
 * directive.
 *
 * @param role FUNCTION, or the place of a filter
 * @param hardwareIds hardware IDs; for a filter, IDs of either kind
 * @param compatibleIds compatible IDs; empty for a filter
 * @param deviceClass the setup class that its devices get; empty for a filter
 * @param description what its devices are called; may be empty
 * @param date the DriverVer date; {@link LocalDate#EPOCH} if it has none
 */
public record DriverLine(
        StackRole role,
        List<String> hardwareIds,
        List<String> compatibleIds,
        String deviceClass,
        String description,
        LocalDate date) {

    /** Keeps copies of the lists. */
    public DriverLine {
        hardwareIds = List.copyOf(hardwareIds);
        compatibleIds = List.copyOf(compatibleIds);
    }
}
