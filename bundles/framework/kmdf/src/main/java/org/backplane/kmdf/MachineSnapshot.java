package org.backplane.kmdf;

import java.util.List;

/**
 * One state machine of a framework device at one moment.
 *
 * @param name for example {@code PnP}
 * @param state its state's name as KMDF has it, without the machine's prefix
 * @param history its last states, oldest first; the present one is the last
 */
public record MachineSnapshot(String name, String state, List<String> history) {

    /** Keeps a copy of the list. */
    public MachineSnapshot {
        history = List.copyOf(history);
    }
}
