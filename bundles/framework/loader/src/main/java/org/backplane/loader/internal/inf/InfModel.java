package org.backplane.loader.internal.inf;

import java.time.LocalDate;
import java.util.List;

/**
 * A line of a Models section: devices that the package serves.
 *
 * @param line where it stands, counted from 1
 * @param description what the devices are called
 * @param hardwareId the line's first ID
 * @param compatibleIds the others
 * @param date the DriverVer date; {@link LocalDate#EPOCH} if there is none
 * @param featureScore 0, the best, to 255
 */
public record InfModel(
        int line,
        String description,
        String hardwareId,
        List<String> compatibleIds,
        LocalDate date,
        int featureScore) {

    /** Keeps a copy of the list. */
    public InfModel {
        compatibleIds = List.copyOf(compatibleIds);
    }
}
