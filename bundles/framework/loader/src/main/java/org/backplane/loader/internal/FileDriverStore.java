package org.backplane.loader.internal;

import org.backplane.loader.DriverPackage;
import org.backplane.loader.DriverStore;
import org.backplane.loader.PackageOrigin;
import org.backplane.loader.RefusedFile;
import org.backplane.loader.StagedPackage;
import org.backplane.loader.internal.StoredPackage.Source;
import org.backplane.pnp.DriverCandidate;
import org.backplane.runtime.Dispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * The driver store: what is on the disk, what comes with the distribution and what runs already,
 * indexed by the IDs in the manifests.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the store's strand for changes; look-ups by
 * nothing.
 */
@Component(service = {DriverStore.class, FileDriverStore.class})
public final class FileDriverStore implements DriverStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileDriverStore.class);

    private static final Comparator<StoredPackage> BY_PUBLISHED_NAME =
            Comparator.comparing(StoredPackage::origin)
                    .thenComparingInt(one -> StoreFolder.number(one.publishedName()))
                    .thenComparing(StoredPackage::publishedName);

    private final StoreFolder folder;
    private final DriverImages images;
    private final DriverEvents events;
    private final Strand strand;
    private final DriverIndex index = new DriverIndex();
    private final Map<String, StoredPackage> packages = new ConcurrentHashMap<>();
    private final Map<String, RefusedFile> refused = new ConcurrentSkipListMap<>();

    /** Opens the store. */
    @Activate
    public FileDriverStore(
            BundleContext context,
            @Reference Dispatcher dispatcher,
            @Reference DriverImages images,
            @Reference DriverEvents events) {
        this(LoaderSettings.of(context), dispatcher, images, events);
    }

    FileDriverStore(
            LoaderSettings settings,
            Dispatcher dispatcher,
            DriverImages images,
            DriverEvents events) {
        this.folder = new StoreFolder(settings.store());
        this.images = images;
        this.events = events;
        this.strand = new Strand(dispatcher, "driver store");
        openShipped(settings.shipped());
        openStore();
        LOG.info("The driver store has {} packages", packages.size());
    }

    @Override
    public List<DriverPackage> packages() {
        return packages.values().stream().sorted(BY_PUBLISHED_NAME).map(this::snapshot).toList();
    }

    @Override
    public List<RefusedFile> refusedFiles() {
        return List.copyOf(refused.values());
    }

    @Override
    public StagedPackage stage(Path jar) {
        Change change = strand.call(() -> stage(jar, ""));
        announce(change);
        return new StagedPackage(snapshot(change.driverPackage()), change.added());
    }

    @Override
    public void delete(String publishedName) {
        StoredPackage deleted = strand.call(() -> deleteUnused(publishedName));
        images.discard(deleted);
        events.driversChanged(deleted.concerned());
        LOG.info("Package {} is deleted", deleted);
    }

    /** Every driver that matches, for the catalogue. */
    List<DriverCandidate> candidates(List<String> hardwareIds, List<String> compatibleIds) {
        return List.copyOf(index.matching(hardwareIds, compatibleIds));
    }

    /** The package that a candidate is of. */
    Optional<StoredPackage> find(String packageId) {
        String publishedName = packageId.substring(packageId.lastIndexOf('/') + 1);
        return Optional.ofNullable(packages.get(publishedName))
                .filter(found -> found.packageId().equals(packageId));
    }

    /** A file in the folder for deployment is new or has changed, or was there at the start. */
    void deployed(Path jar) {
        String name = fileName(jar);
        try {
            Change change = strand.call(() -> stage(jar, name));
            refused.remove(jar.toString());
            announce(change);
        } catch (StatusException e) {
            refuse(jar, e.getMessage());
        }
    }

    /** A file has left the folder for deployment. */
    void undeployed(Path jar) {
        refused.remove(jar.toString());
        List<StoredPackage> gone = strand.call(() -> withdrawDeployed(fileName(jar), null));
        for (StoredPackage one : gone) {
            events.driverRemoved(one.packageId());
            events.driversChanged(one.concerned());
        }
    }

    /** The names of the deployed files that packages came from. */
    List<String> deployedNames() {
        return packages.values().stream()
                .filter(one -> !one.isWithdrawn())
                .map(FileDriverStore::deployedFrom)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** A bundle that somebody else started has a driver entry. */
    void startedByHand(long bundleId, String location, DriverManifest manifest) {
        StoredPackage started =
                new StoredPackage(
                        "bundle" + bundleId,
                        location,
                        PackageOrigin.STARTED_BY_HAND,
                        manifest,
                        new Source.RunningBundle(bundleId));
        strand.run(() -> add(started));
        events.driversChanged(started.concerned());
        LOG.info("Driver {} was started by hand", started);
    }

    /** The driver entry of a bundle that somebody else started is going. */
    void stoppedByHand(long bundleId) {
        StoredPackage stopped = packages.get("bundle" + bundleId);
        if (stopped != null) {
            strand.run(() -> withdraw(stopped));
            images.entryLeaves(bundleId);
            images.discard(stopped);
        }
    }

    /** A driver's last use is over. */
    void unused(StoredPackage driverPackage) {
        strand.run(() -> forgetIfUnused(driverPackage));
    }

    private record Change(
            StoredPackage driverPackage, boolean added, List<StoredPackage> withdrawn) {}

    private void announce(Change change) {
        if (change.added()) {
            List<String> concerned = new ArrayList<>(change.driverPackage().concerned());
            change.withdrawn().forEach(one -> concerned.addAll(one.concerned()));
            change.withdrawn().forEach(images::discard);
            events.driversChanged(concerned);
        }
    }

    private Change stage(Path jar, String deployedFrom) {
        String name = fileName(jar);
        DriverJar.read(jar, name);
        try {
            StoreFolder.Copy copy = folder.copy(jar);
            Optional<StoredPackage> same = sameContent(copy.content(), deployedFrom);
            if (same.isPresent()) {
                folder.discard(copy);
                return new Change(same.get(), false, List.of());
            }
            // The copy, because the file may have changed since.
            DriverManifest manifest;
            try {
                manifest = DriverJar.read(copy.jar(), name);
            } catch (StatusException e) {
                folder.discard(copy);
                throw e;
            }
            StoreFolder.Entry entry = folder.publish(copy, nextNumber(), name, deployedFrom);
            StoredPackage staged = stored(entry, manifest);
            add(staged);
            LOG.info("Package {} is staged from {}", staged, jar);
            return new Change(
                    staged,
                    true,
                    deployedFrom.isEmpty() ? List.of() : withdrawDeployed(deployedFrom, staged));
        } catch (IOException e) {
            throw new StatusException(
                    Status.UNSUCCESSFUL,
                    "%s cannot be copied into the driver store: %s; check the free space and the permissions of backplane.data"
                            .formatted(jar, LoadFailure.line(e)),
                    e);
        }
    }

    private Optional<StoredPackage> sameContent(String content, String deployedFrom) {
        return packages.values().stream()
                .filter(one -> !one.isWithdrawn())
                .filter(one -> deployedFrom(one).equals(deployedFrom))
                .filter(one ->
                        one.source() instanceof Source.Jar jar && jar.content().equals(content))
                .findFirst();
    }

    private List<StoredPackage> withdrawDeployed(String name, StoredPackage except) {
        List<StoredPackage> gone =
                packages.values().stream()
                        .filter(one -> one != except && !one.isWithdrawn())
                        .filter(one -> deployedFrom(one).equals(name))
                        .toList();
        gone.forEach(this::withdraw);
        return gone;
    }

    private StoredPackage deleteUnused(String publishedName) {
        StoredPackage found = packages.get(publishedName);
        if (found == null) {
            throw Refusal.notPossible(
                    Status.OBJECT_NAME_NOT_FOUND,
                    "There is no package %s; pnputil:enum-drivers lists them"
                            .formatted(publishedName));
        }
        switch (found.origin()) {
            case STAGED -> {}
            case DEPLOYED ->
                    throw notOurs(found, "delete its file in the folder for deployment instead");
            case SHIPPED -> throw notOurs(found, "it is part of the distribution");
            case STARTED_BY_HAND -> throw notOurs(found, "stop its bundle instead");
        }
        found.withdrawn(true);
        if (found.isInUse()) {
            found.withdrawn(false);
            List<String> devices = events.devicesOf(found);
            throw Refusal.notPossible(
                    Status.WDF_BUSY,
                    "Package %s is in use%s; remove or disable the devices first"
                            .formatted(
                                    found,
                                    devices.isEmpty() ? "" : " by " + String.join(", ", devices)));
        }
        withdraw(found);
        return found;
    }

    private static StatusException notOurs(StoredPackage found, String instead) {
        return Refusal.notPossible(
                Status.ACCESS_DENIED,
                "Package %s cannot be deleted from the store: %s".formatted(found, instead));
    }

    private void add(StoredPackage added) {
        packages.put(added.publishedName(), added);
        index.add(added);
    }

    /**
     * No device will choose it any more. Its bundle has a copy of the jar as long as it is used.
     */
    private void withdraw(StoredPackage leaving) {
        leaving.withdrawn(true);
        index.remove(leaving);
        if (leaving.source() instanceof Source.Jar) {
            try {
                folder.delete(leaving.publishedName());
            } catch (IOException e) {
                LOG.warn("{} cannot be deleted from the disk; it will be back", leaving, e);
            }
        }
        forgetIfUnused(leaving);
    }

    private void forgetIfUnused(StoredPackage leaving) {
        if (leaving.isWithdrawn() && !leaving.isInUse()) {
            packages.remove(leaving.publishedName(), leaving);
        }
    }

    private int nextNumber() {
        return packages.keySet().stream().mapToInt(StoreFolder::number).max().orElse(0) + 1;
    }

    private void openStore() {
        for (StoreFolder.Entry entry : folder.open()) {
            try {
                add(stored(entry, DriverJar.read(entry.jar(), entry.originalName())));
            } catch (StatusException e) {
                refuse(entry.jar(), e.getMessage());
            }
        }
    }

    private void openShipped(Path shipped) {
        if (!Files.isDirectory(shipped)) {
            return;
        }
        try (Stream<Path> files = Files.list(shipped)) {
            files.filter(file -> fileName(file).endsWith(".jar"))
                    .sorted()
                    .forEach(this::addShipped);
        } catch (IOException e) {
            LOG.warn("{} cannot be listed; its packages are missing", shipped, e);
        }
    }

    private void addShipped(Path file) {
        String name = fileName(file);
        try {
            add(
                    new StoredPackage(
                            name,
                            name,
                            PackageOrigin.SHIPPED,
                            DriverJar.read(file, name),
                            new Source.Jar(file, "", "")));
        } catch (StatusException e) {
            refuse(file, e.getMessage());
        }
    }

    private static StoredPackage stored(StoreFolder.Entry entry, DriverManifest manifest) {
        return new StoredPackage(
                entry.publishedName(),
                entry.originalName(),
                entry.deployedFrom().isEmpty() ? PackageOrigin.STAGED : PackageOrigin.DEPLOYED,
                manifest,
                new Source.Jar(entry.jar(), entry.content(), entry.deployedFrom()));
    }

    private void refuse(Path file, String reason) {
        refused.put(file.toString(), new RefusedFile(file.toString(), reason));
        LOG.warn("Refused: {}", reason);
    }

    private DriverPackage snapshot(StoredPackage one) {
        return one.snapshot(one.isInUse() ? events.devicesOf(one) : List.of());
    }

    private static String deployedFrom(StoredPackage one) {
        return one.source() instanceof Source.Jar jar ? jar.deployedFrom() : "";
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
