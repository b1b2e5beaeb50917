package org.backplane.kmdf;

import java.util.List;

/**
 * A framework device at one moment.
 *
 * @param driver the driver's name
 * @param role what the driver is in its stack, in words
 * @param machines its state machines
 * @param irps what it works on for the PnP and the power manager, for example {@code START_DEVICE}
 * @param keptAwakeBy sentence fragments that say what keeps it from idling
 * @param queues its I/O queues, in the order in which they were made
 */
public record DeviceSnapshot(
        String driver,
        String role,
        List<MachineSnapshot> machines,
        List<String> irps,
        List<String> keptAwakeBy,
        List<QueueSnapshot> queues) {

    /** Keeps copies of the lists. */
    public DeviceSnapshot {
        machines = List.copyOf(machines);
        irps = List.copyOf(irps);
        keptAwakeBy = List.copyOf(keptAwakeBy);
        queues = List.copyOf(queues);
    }
}
