package org.backplane.loader.internal;

import org.backplane.pnp.DriverCandidate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which drivers name an ID or a class: one probe of a hash table, however many packages there are.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing.
 */
final class DriverIndex {

    private final Map<String, List<DriverCandidate>> byId = new ConcurrentHashMap<>();

    private final Map<String, List<DriverCandidate>> byClass = new ConcurrentHashMap<>();

    void add(StoredPackage driverPackage) {
        for (DriverCandidate candidate : driverPackage.candidates()) {
            for (String id : ids(candidate)) {
                byId.merge(id, List.of(candidate), DriverIndex::joined);
            }
            if (candidate.role().isClassFilter()) {
                byClass.merge(
                        key(candidate.deviceClass()), List.of(candidate), DriverIndex::joined);
            }
        }
    }

    void remove(StoredPackage driverPackage) {
        for (DriverCandidate candidate : driverPackage.candidates()) {
            for (String id : ids(candidate)) {
                byId.computeIfPresent(id, (key, all) -> without(all, candidate));
            }
            if (candidate.role().isClassFilter()) {
                byClass.computeIfPresent(
                        key(candidate.deviceClass()), (key, all) -> without(all, candidate));
            }
        }
    }

    /** Every filter of a class. */
    List<DriverCandidate> classFilters(String deviceClass) {
        return byClass.getOrDefault(key(deviceClass), List.of());
    }

    /** Every driver that names one of the IDs, once. */
    Set<DriverCandidate> matching(
            Collection<String> hardwareIds, Collection<String> compatibleIds) {
        Set<DriverCandidate> found = new LinkedHashSet<>();
        for (String id : hardwareIds) {
            found.addAll(byId.getOrDefault(key(id), List.of()));
        }
        for (String id : compatibleIds) {
            found.addAll(byId.getOrDefault(key(id), List.of()));
        }
        return found;
    }

    private static Set<String> ids(DriverCandidate candidate) {
        Set<String> ids = new LinkedHashSet<>();
        candidate.hardwareIds().forEach(id -> ids.add(key(id)));
        candidate.compatibleIds().forEach(id -> ids.add(key(id)));
        return ids;
    }

    private static String key(String id) {
        return id.toUpperCase(Locale.ROOT);
    }

    private static List<DriverCandidate> joined(
            List<DriverCandidate> all, List<DriverCandidate> more) {
        List<DriverCandidate> joined = new ArrayList<>(all);
        joined.addAll(more);
        return List.copyOf(joined);
    }

    private static List<DriverCandidate> without(
            List<DriverCandidate> all, DriverCandidate candidate) {
        List<DriverCandidate> rest = all.stream().filter(one -> !one.equals(candidate)).toList();
        return rest.isEmpty() ? null : rest;
    }
}
