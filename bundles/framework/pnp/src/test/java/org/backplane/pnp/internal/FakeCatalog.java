package org.backplane.pnp.internal;

import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverCatalog;
import org.backplane.pnp.DriverLoad;
import org.backplane.runtime.Dispatcher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A driver store in memory that keeps books of loads and releases. */
final class FakeCatalog implements DriverCatalog {

    private final Dispatcher dispatcher;

    /** What the store offers, by package. */
    private final Map<String, DriverCandidate> packages = new LinkedHashMap<>();

    /** Also of packages that are not offered any more: one may have been chosen before. */
    private final Map<String, Supplier<DriverLoad>> drivers = new HashMap<>();

    /** Uses that are out, by package. */
    final Map<String, Integer> uses = new TreeMap<>();

    /** What is installed only because a device waits for it. */
    final Set<String> waiting = new TreeSet<>();

    final List<String> released = new ArrayList<>();
    RuntimeException searchFailure;
    RuntimeException releaseFailure;

    FakeCatalog(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    void add(DriverCandidate candidate, Supplier<DriverLoad> load) {
        packages.put(candidate.packageId(), candidate);
        drivers.put(candidate.packageId(), load);
    }

    void remove(String packageId) {
        packages.remove(packageId);
    }

    @Override
    public List<DriverCandidate> candidates(List<String> hardwareIds, List<String> compatibleIds) {
        if (searchFailure != null) {
            throw searchFailure;
        }
        List<String> ids = new ArrayList<>(hardwareIds);
        ids.addAll(compatibleIds);
        List<DriverCandidate> found =
                packages.values().stream()
                        .filter(candidate ->
                                ids.stream()
                                        .anyMatch(id ->
                                                matches(candidate.hardwareIds(), id)
                                                        || matches(candidate.compatibleIds(), id)))
                        .toList();
        // What was found is out of date by the time the caller has it.
        Yield.to(dispatcher);
        return found;
    }

    private static boolean matches(List<String> ids, String id) {
        return ids.stream().anyMatch(id::equalsIgnoreCase);
    }

    @Override
    public DriverLoad load(DriverCandidate candidate, String instanceId) {
        DriverLoad result = drivers.get(candidate.packageId()).get();
        if (result instanceof DriverLoad.Loaded) {
            uses.merge(candidate.packageId(), 1, Integer::sum);
        }
        if (result instanceof DriverLoad.Deferred) {
            waiting.add(candidate.packageId() + " for " + instanceId);
        } else {
            waiting.remove(candidate.packageId() + " for " + instanceId);
        }
        Yield.to(dispatcher);
        return result;
    }

    @Override
    public void abandon(DriverCandidate candidate, String instanceId) {
        waiting.remove(candidate.packageId() + " for " + instanceId);
    }

    @Override
    public void release(DriverCandidate candidate) {
        uses.merge(candidate.packageId(), -1, Integer::sum);
        released.add(candidate.packageId());
        if (uses.get(candidate.packageId()) < 0) {
            throw new AssertionError(candidate.packageId() + " was released too often");
        }
        uses.remove(candidate.packageId(), 0);
        if (releaseFailure != null) {
            throw releaseFailure;
        }
    }
}
