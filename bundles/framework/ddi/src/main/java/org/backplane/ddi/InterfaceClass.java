package org.backplane.ddi;

import java.util.UUID;

/**
 * A class of device interfaces: who knows the class knows what such a device understands.
 *
 * @param id the class GUID
 */
public record InterfaceClass(UUID id) {

    /**
     * The class with this GUID.
     *
     * @throws IllegalArgumentException if it is not of the form 8-4-4-4-12 hexadecimal digits
     */
    public static InterfaceClass of(String guid) {
        return new InterfaceClass(UUID.fromString(guid));
    }

    @Override
    public String toString() {
        return "{" + id + "}";
    }
}
