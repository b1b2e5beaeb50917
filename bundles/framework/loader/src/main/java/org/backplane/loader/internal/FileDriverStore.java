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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    private final StoreFolder folder;
    private final DriverImages images;
    private final DriverEvents events;
    private final Strand strand;
    private final PackageTable packages = new PackageTable();
    private final RefusedFiles refused = new RefusedFiles();

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
        PackageReader reader = new PackageReader(refused);
        reader.shipped(settings.shipped()).forEach(packages::add);
        reader.staged(folder.open()).forEach(packages::add);
        LOG.info("The driver store has {} packages", packages.all().size());
    }

    @Override
    public List<DriverPackage> packages() {
        return packages.all().stream().map(this::snapshot).toList();
    }

    @Override
    public List<RefusedFile> refusedFiles() {
        return refused.all();
    }

    @Override
    public StagedPackage stage(Path jar) {
        Staged staged = strand.call(() -> stage(jar, "", packages::stagedWith));
        announce(staged.driverPackage(), staged.added(), List.of());
        return new StagedPackage(
                snapshot(staged.driverPackage()),
                staged.added(),
                staged.driverPackage().manifest().notes());
    }

    @Override
    public List<DriverCandidate> inspect(Path jar) {
        String name = fileName(jar);
        return new StoredPackage(
                        name,
                        name,
                        PackageOrigin.STAGED,
                        DriverJar.read(jar, name),
                        new Source.Jar(jar, "", ""))
                .candidates();
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
        return packages.candidates(hardwareIds, compatibleIds);
    }

    /** All filters of a device setup class. */
    List<DriverCandidate> classFilters(String deviceClass) {
        return packages.classFilters(deviceClass);
    }

    /** The package that a candidate is of. */
    Optional<StoredPackage> find(String packageId) {
        return packages.find(packageId);
    }

    /**
     * A file in the folder for deployment is new or has changed, or was there at the start. What
     * came from an earlier state of the file is withdrawn; a file that is refused changes nothing.
     */
    void deployed(Path jar) {
        String file = fileName(jar);
        try {
            Staged staged =
                    strand.call(() -> stage(jar, file, content -> deployedWith(file, content)));
            refused.remove(jar);
            List<StoredPackage> replaced = withdrawDeployed(file, staged.driverPackage());
            announce(staged.driverPackage(), staged.added(), replaced);
        } catch (StatusException e) {
            refused.add(jar, e.getMessage());
        }
    }

    /** A file has left the folder for deployment. */
    void undeployed(Path jar) {
        refused.remove(jar);
        for (StoredPackage gone : withdrawDeployed(fileName(jar), null)) {
            LOG.info("Package {} is withdrawn: {} is gone", gone, jar);
            images.discard(gone);
            events.driverRemoved(gone.packageId());
            events.driversChanged(gone.concerned());
        }
    }

    /** The files in the folder for deployment that packages came from. */
    List<String> deployedFiles() {
        return packages.deployedFiles();
    }

    /** A bundle that somebody else started has a driver entry; it may be said more than once. */
    void startedByHand(long bundleId, String location, DriverManifest manifest) {
        StoredPackage started =
                new StoredPackage(
                        "bundle" + bundleId,
                        location,
                        PackageOrigin.STARTED_BY_HAND,
                        manifest,
                        new Source.RunningBundle(bundleId));
        if (strand.call(() -> packages.addIfNew(started))) {
            events.driversChanged(started.concerned());
            LOG.info("Driver {} was started by hand", started);
        }
    }

    /** The driver entry of a bundle that somebody else started is going. */
    void stoppedByHand(long bundleId) {
        Optional<StoredPackage> stopped = packages.named("bundle" + bundleId);
        if (stopped.isPresent()) {
            strand.run(() -> packages.withdraw(stopped.get()));
            // In this order: a load that is under way ends first, and then the driver is seen.
            images.discard(stopped.get());
            images.entryLeaves(bundleId, true);
            events.driversChanged(stopped.get().concerned());
        }
    }

    /** A use of a package is over, or came to nothing. */
    void unused(StoredPackage driverPackage) {
        if (driverPackage.isWithdrawn()) {
            strand.run(() -> packages.forgetIfUnused(driverPackage));
        }
    }

    private record Staged(StoredPackage driverPackage, boolean added) {}

    private void announce(StoredPackage staged, boolean added, List<StoredPackage> replaced) {
        List<String> concerned = new ArrayList<>();
        if (added) {
            concerned.addAll(staged.concerned());
        }
        for (StoredPackage one : replaced) {
            images.discard(one);
            concerned.addAll(one.concerned());
        }
        if (!concerned.isEmpty()) {
            events.driversChanged(concerned);
        }
    }

    private Staged stage(
            Path jar, String deployedFrom, Function<String, Optional<StoredPackage>> sameContent) {
        String name = fileName(jar);
        DriverJar.read(jar, name);
        try {
            StoreFolder.Copy copy = folder.copy(jar);
            try {
                Optional<StoredPackage> same = sameContent.apply(copy.content());
                if (same.isPresent()) {
                    return new Staged(same.get(), false);
                }
                // The copy, because the file may have changed since.
                DriverManifest manifest = DriverJar.read(copy.jar(), name);
                StoredPackage staged =
                        PackageReader.staged(
                                folder.publish(copy, packages.nextNumber(), name, deployedFrom),
                                manifest);
                packages.add(staged);
                LOG.info("Package {} is staged from {}", staged, jar);
                manifest.notes().forEach(note -> LOG.info("Package {}: {}", staged, note));
                return new Staged(staged, true);
            } finally {
                folder.discard(copy);
            }
        } catch (IOException e) {
            throw new StatusException(
                    Status.UNSUCCESSFUL,
                    "%s cannot be copied into the driver store: %s; check the free space and the "
                                    .formatted(jar, LoadFailure.line(e))
                            + "permissions of backplane.data",
                    e);
        }
    }

    private Optional<StoredPackage> deployedWith(String file, String content) {
        return packages.deployedFrom(file)
                .filter(one -> content.equals(PackageTable.content(one)))
                .findFirst();
    }

    private List<StoredPackage> withdrawDeployed(String file, StoredPackage except) {
        return strand.call(() -> {
            List<StoredPackage> gone =
                    packages.deployedFrom(file).filter(one -> one != except).toList();
            gone.forEach(this::withdraw);
            return gone;
        });
    }

    private StoredPackage deleteUnused(String publishedName) {
        StoredPackage found =
                packages.named(publishedName)
                        .orElseThrow(() ->
                                Refusal.notPossible(
                                        Status.OBJECT_NAME_NOT_FOUND,
                                        "There is no package %s; pnputil:enum-drivers lists them"
                                                .formatted(publishedName)));
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

    /**
     * No device will choose it any more. Its bundle has a copy of the jar as long as it is used.
     */
    private void withdraw(StoredPackage leaving) {
        packages.withdraw(leaving);
        try {
            folder.delete(leaving.publishedName());
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted from the disk; it will be back", leaving, e);
        }
    }

    private DriverPackage snapshot(StoredPackage one) {
        return one.snapshot(one.isInUse() ? events.devicesOf(one) : List.of());
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
