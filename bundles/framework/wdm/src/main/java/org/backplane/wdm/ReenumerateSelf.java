package org.backplane.wdm;

import org.osgi.annotation.versioning.ConsumerType;

import java.util.UUID;

/**
 * What a driver asks its bus for with {@link PnpMinor#QUERY_INTERFACE}, to have its device taken
 * for missing and found again (REENUMERATE_SELF_INTERFACE_STANDARD).
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the bus.
 */
@ConsumerType
@FunctionalInterface
public interface ReenumerateSelf {

    /** The interface's identifier, GUID_REENUMERATE_SELF_INTERFACE_STANDARD. */
    UUID TYPE = UUID.fromString("2aeb0243-6a6e-486b-82fc-d815f6b97006");

    /** Has the device removed, and added anew: its stack is built from the PDO up. */
    void reenumerateSelf();
}
