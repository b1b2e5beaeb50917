package org.backplane.kmdf.internal.pnp;

import java.util.List;

/**
 * Who a child is.
 *
 * @param deviceId {@code enumerator\specific}
 * @param instanceId unique among the bus's children with this device ID
 * @param hardwareIds most specific first
 * @param compatibleIds most specific first
 * @param description what the bus calls it, in the default language; null if nothing
 * @param location where it sits; null if the bus does not say
 * @param options what is unusual about it; null if nothing is
 */
public record PdoIdentity(
        String deviceId,
        String instanceId,
        List<String> hardwareIds,
        List<String> compatibleIds,
        String description,
        String location,
        PdoOptions options) {

    /** Keeps copies of the lists. */
    public PdoIdentity {
        hardwareIds = List.copyOf(hardwareIds);
        compatibleIds = List.copyOf(compatibleIds);
    }

    /** Whether the child may be used without a function driver. */
    public boolean isRaw() {
        return options != null && options.rawClass() != null;
    }
}
