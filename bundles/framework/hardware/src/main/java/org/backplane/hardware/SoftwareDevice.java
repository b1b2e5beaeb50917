package org.backplane.hardware;

import java.util.List;

/**
 * A device without hardware that a bus is to enumerate, as {@code devcon install} and devgen make
 * them on Windows. Registering one as a service plugs it in, unregistering it pulls it out. Without
 * the service property {@link #ENUMERATOR} it is the root bus's.
 *
 * @param name what a user typed to plug it in; unique among the devices that are plugged in
 * @param hardwareIds most specific first, at least one; the instance ID counts devices with the
 *     same first one
 * @param description what the bus calls it, for people
 */
public record SoftwareDevice(String name, List<String> hardwareIds, String description) {

    /**
     * Service property of a device: the bus that it is for, by what the bus's hardware IDs begin
     * with. A bus driver that takes such devices has the same property.
     */
    public static final String ENUMERATOR = "device.enumerator";

    /** Keeps a copy of the list. */
    public SoftwareDevice {
        hardwareIds = List.copyOf(hardwareIds);
        if (hardwareIds.isEmpty()) {
            throw new IllegalArgumentException(
                    "software device " + name + " has no hardware ID; give at least one");
        }
    }
}
