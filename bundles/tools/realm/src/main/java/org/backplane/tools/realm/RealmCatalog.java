package org.backplane.tools.realm;

import org.backplane.ddi.FilterFor;
import org.backplane.ddi.HardwareIds;
import org.backplane.kmdf.KmdfDrivers;
import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverCatalog;
import org.backplane.pnp.DriverLoad;
import org.backplane.pnp.DriverTraits;
import org.backplane.pnp.ProblemCode;
import org.backplane.pnp.SignatureScore;
import org.backplane.pnp.StackRole;
import org.backplane.status.StatusException;
import org.backplane.wdm.DriverEntry;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Kernel;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The driver store of a realm: classes instead of bundles, matched by the same annotations.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the simulation, which runs one task at a time;
 * nothing here waits between a look and a change.
 */
final class RealmCatalog implements DriverCatalog {

    private final Kernel kernel;
    private final List<RealmDriver> drivers = new CopyOnWriteArrayList<>();

    RealmCatalog(Kernel kernel) {
        this.kernel = kernel;
    }

    /**
     * Adds a driver.
     *
     * @param annotated carries {@link HardwareIds} or {@link FilterFor}
     * @return the IDs of the devices that it matches
     */
    List<String> add(Class<?> annotated, DriverEntry entry) {
        DriverCandidate candidate = candidate(annotated);
        drivers.add(new RealmDriver(candidate, entry));
        return Stream.concat(candidate.hardwareIds().stream(), candidate.compatibleIds().stream())
                .toList();
    }

    /** The drivers, by the names of their classes. */
    List<String> driverNames() {
        return drivers.stream().map(driver -> driver.candidate.name()).toList();
    }

    /** How many uses of each driver have not been paid back, by name; only those that have some. */
    Map<String, Integer> uses() {
        Map<String, Integer> uses = new TreeMap<>();
        for (RealmDriver driver : drivers) {
            if (driver.uses > 0) {
                uses.merge(driver.candidate.name(), driver.uses, Integer::sum);
            }
        }
        return uses;
    }

    /** What framework drivers keep of objects that should be gone, in sentences. */
    List<String> objectsLeftOver() {
        return drivers.stream()
                .flatMap(driver -> KmdfDrivers.leftOver(driver.entry).stream())
                .toList();
    }

    @Override
    public List<DriverCandidate> candidates(List<String> hardwareIds, List<String> compatibleIds) {
        List<String> ids = Stream.concat(hardwareIds.stream(), compatibleIds.stream()).toList();
        return drivers.stream()
                .map(driver -> driver.candidate)
                .filter(candidate ->
                        anyIn(candidate.hardwareIds(), ids)
                                || anyIn(candidate.compatibleIds(), ids))
                .toList();
    }

    @Override
    public List<DriverCandidate> classFilters(String deviceClass) {
        return drivers.stream()
                .map(driver -> driver.candidate)
                .filter(candidate -> candidate.role().isClassFilter())
                .filter(candidate -> candidate.deviceClass().equalsIgnoreCase(deviceClass))
                .toList();
    }

    private static boolean anyIn(List<String> served, List<String> ids) {
        return served.stream().anyMatch(id -> ids.stream().anyMatch(id::equalsIgnoreCase));
    }

    @Override
    public DriverLoad load(DriverCandidate candidate, String instanceId) {
        RealmDriver driver = find(candidate);
        if (driver.object == null) {
            DriverObject object = new DriverObject(kernel, candidate.name());
            try {
                driver.entry.driverEntry(object);
            } catch (StatusException e) {
                return new DriverLoad.Failed(
                        ProblemCode.FAILED_DRIVER_ENTRY, e.status(), e.getMessage());
            }
            driver.object = object;
        }
        driver.uses++;
        return new DriverLoad.Loaded(driver.object);
    }

    @Override
    public void release(DriverCandidate candidate) {
        RealmDriver driver = find(candidate);
        if (--driver.uses == 0) {
            DriverObject unloaded = driver.object;
            driver.object = null;
            unloaded.unload().run();
        }
    }

    private RealmDriver find(DriverCandidate candidate) {
        return drivers.stream()
                .filter(driver -> driver.candidate.equals(candidate))
                .findAny()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "there is no driver "
                                        + candidate.name()
                                        + " in this realm; install it"));
    }

    private static DriverCandidate candidate(Class<?> annotated) {
        HardwareIds function = annotated.getAnnotation(HardwareIds.class);
        FilterFor filter = annotated.getAnnotation(FilterFor.class);
        String name = annotated.getName();
        if (function != null) {
            return new DriverCandidate(
                    name,
                    name,
                    StackRole.FUNCTION,
                    List.of(function.value()),
                    List.of(function.compatibleIds()),
                    date(function.date()),
                    List.of(1, 0, 0),
                    function.deviceClass(),
                    function.description(),
                    new DriverTraits(
                            function.provider(), function.featureScore(), SignatureScore.TRUSTED));
        }
        if (filter != null) {
            return new DriverCandidate(
                    name,
                    name,
                    place(filter),
                    List.of(filter.value()),
                    List.of(),
                    date(filter.date()),
                    List.of(1, 0, 0),
                    filter.deviceClass(),
                    filter.description());
        }
        throw new IllegalArgumentException(
                "driver %s says nowhere what it serves; annotate it with @HardwareIds or @FilterFor"
                        .formatted(name));
    }

    private static StackRole place(FilterFor filter) {
        boolean ofClass = !filter.deviceClass().isEmpty();
        return switch (filter.position()) {
            case UPPER -> ofClass ? StackRole.CLASS_UPPER_FILTER : StackRole.UPPER_FILTER;
            case LOWER -> ofClass ? StackRole.CLASS_LOWER_FILTER : StackRole.LOWER_FILTER;
        };
    }

    private static LocalDate date(String date) {
        return date.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(date);
    }

    /** A driver, with its object while somebody uses it. */
    private static final class RealmDriver {

        private final DriverCandidate candidate;
        private final DriverEntry entry;
        private DriverObject object;
        private int uses;

        RealmDriver(DriverCandidate candidate, DriverEntry entry) {
            this.candidate = candidate;
            this.entry = entry;
        }
    }
}
