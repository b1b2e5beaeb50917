package org.backplane.loader.internal;

import org.backplane.loader.DriverLine;
import org.backplane.loader.DriverPackage;
import org.backplane.loader.PackageOrigin;
import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverTraits;
import org.backplane.pnp.SignatureScore;
import org.osgi.framework.Version;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A driver package of the store, whatever its origin.
 *
 * <p>Whether it is in use and whether it is withdrawn is decided without a lock: who takes a use
 * counts first and looks at {@link #withdrawn} then, who withdraws does it the other way round, so
 * at least one of the two sees the other.
 */
final class StoredPackage {

    private final String publishedName;
    private final String originalName;
    private final PackageOrigin origin;
    private final DriverManifest manifest;
    private final Source source;
    private final List<DriverCandidate> candidates;
    private final AtomicInteger uses = new AtomicInteger();
    private volatile boolean withdrawn;

    StoredPackage(
            String publishedName,
            String originalName,
            PackageOrigin origin,
            DriverManifest manifest,
            Source source) {
        this.publishedName = publishedName;
        this.originalName = originalName;
        this.origin = origin;
        this.manifest = manifest;
        this.source = source;
        this.candidates = manifest.lines().stream().map(this::candidate).toList();
    }

    /** Where its code is. */
    sealed interface Source {

        /** In a jar that the loader installs. */
        record Jar(Path file, String content, String deployedFrom) implements Source {}

        /** In a bundle that somebody else looks after. */
        record RunningBundle(long bundleId) implements Source {}
    }

    String publishedName() {
        return publishedName;
    }

    String symbolicName() {
        return manifest.symbolicName();
    }

    PackageOrigin origin() {
        return origin;
    }

    DriverManifest manifest() {
        return manifest;
    }

    Source source() {
        return source;
    }

    List<DriverCandidate> candidates() {
        return candidates;
    }

    /** Unique: two packages of one name and version differ in their published names. */
    String packageId() {
        return "%s/%s/%s".formatted(symbolicName(), manifest.version(), publishedName);
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    void withdrawn(boolean now) {
        withdrawn = now;
    }

    boolean isInUse() {
        return uses.get() > 0;
    }

    void addUse() {
        uses.incrementAndGet();
    }

    /** Gives a use back; true if it was the last one. */
    boolean dropUse() {
        return uses.decrementAndGet() == 0;
    }

    /** What PnP should look at again when this package comes or goes. */
    List<String> concerned() {
        List<String> concerned = new ArrayList<>(manifest.ids());
        concerned.add(packageId());
        return concerned;
    }

    DriverPackage snapshot(List<String> devices) {
        return new DriverPackage(
                publishedName,
                originalName,
                packageId(),
                symbolicName(),
                manifest.version().toString(),
                manifest.lines(),
                origin,
                withdrawn,
                devices);
    }

    private DriverCandidate candidate(DriverLine line) {
        Version version = manifest.version();
        return new DriverCandidate(
                packageId(),
                manifest.driverName(line),
                line.role(),
                line.hardwareIds(),
                line.compatibleIds(),
                line.date(),
                List.of(version.getMajor(), version.getMinor(), version.getMicro()),
                line.deviceClass(),
                line.description(),
                // What is in the store is trusted: nobody else could have put it there.
                new DriverTraits(line.provider(), line.featureScore(), SignatureScore.TRUSTED));
    }

    @Override
    public String toString() {
        return packageId();
    }
}
