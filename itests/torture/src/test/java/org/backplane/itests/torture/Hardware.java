package org.backplane.itests.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is plugged into the buses of a storm, and the buses that have a driver at the moment.
 *
 * @param buses those that have one
 * @param slots what is plugged in where, by instance ID of the bus
 */
record Hardware(List<StormBus> buses, Map<String, Set<StormBus.Child>> slots) {

    Hardware() {
        this(new ArrayList<>(), new TreeMap<>());
    }

    Set<StormBus.Child> slots(String bus) {
        return slots.computeIfAbsent(bus, _ -> new TreeSet<>());
    }
}
