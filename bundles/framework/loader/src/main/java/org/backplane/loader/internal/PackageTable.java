package org.backplane.loader.internal;

import org.backplane.loader.internal.StoredPackage.Source;
import org.backplane.pnp.DriverCandidate;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The packages that there are, by published name and by the IDs and classes that they serve.
 *
 * <p>A withdrawn package is no candidate any more; it stays in the table until its last use is
 * over.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> the caller for changes; look-ups by nothing.
 */
final class PackageTable {

    private static final Comparator<StoredPackage> BY_PUBLISHED_NAME =
            Comparator.comparing(StoredPackage::origin)
                    .thenComparingInt(one -> StoreFolder.number(one.publishedName()))
                    .thenComparing(StoredPackage::publishedName);

    private final Map<String, StoredPackage> byName = new ConcurrentHashMap<>();
    private final DriverIndex index = new DriverIndex();
    private int lastNumber;

    void add(StoredPackage added) {
        byName.put(added.publishedName(), added);
        index.add(added);
    }

    /** Adds a package unless one of its name is available already. */
    boolean addIfNew(StoredPackage added) {
        boolean isNew = named(added.publishedName()).filter(one -> !one.isWithdrawn()).isEmpty();
        if (isNew) {
            add(added);
        }
        return isNew;
    }

    void withdraw(StoredPackage leaving) {
        leaving.withdrawn(true);
        index.remove(leaving);
        forgetIfUnused(leaving);
    }

    void forgetIfUnused(StoredPackage leaving) {
        if (leaving.isWithdrawn() && !leaving.isInUse()) {
            byName.remove(leaving.publishedName(), leaving);
        }
    }

    List<StoredPackage> all() {
        return byName.values().stream().sorted(BY_PUBLISHED_NAME).toList();
    }

    Optional<StoredPackage> named(String publishedName) {
        return Optional.ofNullable(byName.get(publishedName));
    }

    Optional<StoredPackage> find(String packageId) {
        return named(packageId.substring(packageId.lastIndexOf('/') + 1))
                .filter(found -> found.packageId().equals(packageId));
    }

    List<DriverCandidate> candidates(List<String> hardwareIds, List<String> compatibleIds) {
        return List.copyOf(index.matching(hardwareIds, compatibleIds));
    }

    List<DriverCandidate> classFilters(String deviceClass) {
        return index.classFilters(deviceClass);
    }

    /** A package that did not come from the folder for deployment and has this content. */
    Optional<StoredPackage> stagedWith(String content) {
        return deployedFrom("").filter(one -> content.equals(content(one))).findFirst();
    }

    /** The packages that came from a file in the folder for deployment. */
    Stream<StoredPackage> deployedFrom(String file) {
        return available().filter(one -> file.equals(deployedFrom(one)));
    }

    /** The files in the folder for deployment that packages came from. */
    List<String> deployedFiles() {
        return available()
                .map(PackageTable::deployedFrom)
                .filter(file -> !file.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * A number that no published name has, or has had in this run: the bundle of a package that is
     * gone may still be there, under the location that its name makes.
     */
    int nextNumber() {
        int highest = byName.keySet().stream().mapToInt(StoreFolder::number).max().orElse(0);
        lastNumber = Math.max(lastNumber, highest) + 1;
        return lastNumber;
    }

    private Stream<StoredPackage> available() {
        return byName.values().stream().filter(one -> !one.isWithdrawn());
    }

    static String content(StoredPackage one) {
        return one.source() instanceof Source.Jar jar ? jar.content() : "";
    }

    private static String deployedFrom(StoredPackage one) {
        return one.source() instanceof Source.Jar jar ? jar.deployedFrom() : "";
    }
}
