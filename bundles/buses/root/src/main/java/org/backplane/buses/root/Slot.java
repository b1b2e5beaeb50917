package org.backplane.buses.root;

import java.util.List;

/**
 * Something that is plugged in: a child's identification description.
 *
 * <p>Two slots are equal only if they stand for the same act of plugging in, so that a card that is
 * pulled out and put back at once is a new child.
 */
sealed interface Slot permits CardSlot, SoftwareSlot {

    /** Most specific first; the first one is the device ID. */
    List<String> hardwareIds();

    /** Unique among the slots with the same device ID. */
    String instanceId();
}
