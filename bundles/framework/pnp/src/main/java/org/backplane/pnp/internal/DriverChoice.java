package org.backplane.pnp.internal;

import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.StackRole;

import java.util.List;
import java.util.Optional;

/**
 * The drivers chosen for a device.
 *
 * @param bottomUp lower filters, function driver, upper filters, in the order in which they attach;
 *     empty if no function driver matches
 */
record DriverChoice(List<DriverCandidate> bottomUp) {

    static final DriverChoice NONE = new DriverChoice(List.of());

    DriverChoice {
        bottomUp = List.copyOf(bottomUp);
    }

    Optional<DriverCandidate> function() {
        for (DriverCandidate driver : bottomUp) {
            if (driver.role() == StackRole.FUNCTION) {
                return Optional.of(driver);
            }
        }
        return Optional.empty();
    }

    boolean uses(String packageId) {
        return bottomUp.stream().anyMatch(driver -> driver.packageId().equals(packageId));
    }
}
