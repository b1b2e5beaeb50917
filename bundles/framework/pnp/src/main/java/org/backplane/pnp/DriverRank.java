package org.backplane.pnp;

import java.util.List;
import java.util.Optional;

/**
 * How well a driver fits a device by Windows' rule: {@code 0xSSGGTHHH}, and less is better.
 *
 * <p>SS is the signature score and GG the feature score. T says which kind of ID matches which, and
 * HHH how far down in the device's list; between compatible IDs the place in the driver's list
 * counts too, by 0x100. Of several IDs that match the best counts.
 *
 * @param signature the signature score
 * @param featureScore 0 to 255
 * @param match which kinds of IDs match
 * @param deviceIndex the ID's place in the device's list of that kind
 * @param driverIndex the ID's place in the driver's list of that kind
 * @param id the ID, as the device spells it
 */
public record DriverRank(
        SignatureScore signature,
        int featureScore,
        IdMatch match,
        int deviceIndex,
        int driverIndex,
        String id)
        implements Comparable<DriverRank> {

    private static final int DRIVER_INDEX = 0x100;

    /** The rank of a driver; empty if it does not match. */
    public static Optional<DriverRank> of(
            List<String> hardwareIds, List<String> compatibleIds, DriverCandidate driver) {
        // From the best kind to the worst: the first that is found is the best.
        DriverRank found = find(driver, IdMatch.HARDWARE_TO_HARDWARE, hardwareIds);
        if (found == null) {
            found = find(driver, IdMatch.HARDWARE_TO_COMPATIBLE, hardwareIds);
        }
        if (found == null) {
            found = find(driver, IdMatch.COMPATIBLE_TO_HARDWARE, compatibleIds);
        }
        if (found == null) {
            found = findCompatible(driver, compatibleIds);
        }
        return Optional.ofNullable(found);
    }

    private static DriverRank find(DriverCandidate driver, IdMatch match, List<String> ids) {
        List<String> own =
                match == IdMatch.HARDWARE_TO_COMPATIBLE
                        ? driver.compatibleIds()
                        : driver.hardwareIds();
        for (int i = 0; i < ids.size(); i++) {
            for (int j = 0; j < own.size(); j++) {
                if (ids.get(i).equalsIgnoreCase(own.get(j))) {
                    return rank(driver, match, i, j, ids.get(i));
                }
            }
        }
        return null;
    }

    /** The driver's order comes before the device's here. */
    private static DriverRank findCompatible(DriverCandidate driver, List<String> ids) {
        List<String> own = driver.compatibleIds();
        for (int j = 0; j < own.size(); j++) {
            for (int i = 0; i < ids.size(); i++) {
                if (ids.get(i).equalsIgnoreCase(own.get(j))) {
                    return rank(driver, IdMatch.COMPATIBLE_TO_COMPATIBLE, i, j, ids.get(i));
                }
            }
        }
        return null;
    }

    private static DriverRank rank(
            DriverCandidate driver, IdMatch match, int deviceIndex, int driverIndex, String id) {
        return new DriverRank(
                driver.traits().signature(),
                driver.traits().featureScore(),
                match,
                deviceIndex,
                driverIndex,
                id);
    }

    /** The last four digits. */
    public int identifierScore() {
        return match.score()
                + deviceIndex
                + (match == IdMatch.COMPATIBLE_TO_COMPATIBLE ? DRIVER_INDEX * driverIndex : 0);
    }

    /** The whole rank; unsigned. */
    public int value() {
        return signature.score() << 24 | featureScore << 16 | identifierScore();
    }

    @Override
    public int compareTo(DriverRank other) {
        return Integer.compareUnsigned(value(), other.value());
    }

    /** Eight hexadecimal digits, as the set-up log has them. */
    @Override
    public String toString() {
        return "%08X".formatted(value());
    }
}
