package org.backplane.loader.internal;

import org.backplane.loader.PackageOrigin;
import org.backplane.loader.internal.StoredPackage.Source;
import org.backplane.status.StatusException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the packages that are there when the store opens, from their manifests alone. */
final class PackageReader {

    private static final Logger LOG = LoggerFactory.getLogger(PackageReader.class);

    private final RefusedFiles refused;

    PackageReader(RefusedFiles refused) {
        this.refused = refused;
    }

    /** The packages in the store's folder. */
    List<StoredPackage> staged(List<StoreFolder.Entry> entries) {
        List<StoredPackage> found = new ArrayList<>();
        for (StoreFolder.Entry entry : entries) {
            read(entry.jar(), entry.originalName())
                    .ifPresent(manifest -> found.add(staged(entry, manifest)));
        }
        return found;
    }

    /** The packages in the distribution's folder. */
    List<StoredPackage> shipped(Path folder) {
        List<StoredPackage> found = new ArrayList<>();
        for (Path file : jars(folder)) {
            String name = String.valueOf(file.getFileName());
            read(file, name)
                    .ifPresent(manifest ->
                            found.add(
                                    new StoredPackage(
                                            name,
                                            name,
                                            PackageOrigin.SHIPPED,
                                            manifest,
                                            new Source.Jar(file, "", ""))));
        }
        return found;
    }

    static StoredPackage staged(StoreFolder.Entry entry, DriverManifest manifest) {
        return new StoredPackage(
                entry.publishedName(),
                entry.originalName(),
                entry.deployedFrom().isEmpty() ? PackageOrigin.STAGED : PackageOrigin.DEPLOYED,
                manifest,
                new Source.Jar(entry.jar(), entry.content(), entry.deployedFrom()));
    }

    private Optional<DriverManifest> read(Path jar, String name) {
        try {
            return Optional.of(DriverJar.read(jar, name));
        } catch (StatusException e) {
            refused.add(jar, e.getMessage());
            return Optional.empty();
        }
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            LOG.warn("{} cannot be listed; its packages are missing", folder, e);
            return List.of();
        }
    }
}
