package org.backplane.contracts.toaster;

import java.util.UUID;

/**
 * What the bus lets a toaster's driver call directly (TOASTER_INTERFACE_STANDARD); asked for with
 * {@link #TYPE}.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the toaster.
 */
public interface ToasterControl {

    /** The interface's identifier. */
    UUID TYPE = UUID.fromString("e0b27630-5434-11d3-b890-00c04fad5171");

    /** How crisp it toasts, from 0 to 9. */
    int crispiness();

    /** Sets how crisp it toasts. */
    void crispiness(int level);

    /** Whether its door is locked, and it cannot be ejected. */
    boolean isSafetyLocked();
}
