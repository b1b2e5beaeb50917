package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A level-triggered interrupt line that a bus driver gives to a child and drives for its hardware.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> itself.
 */
@ProviderType
public interface InterruptLine {

    /** Asserts or releases the line; idempotent. Service routines run while it is asserted. */
    void assertLine(boolean asserted);
}
