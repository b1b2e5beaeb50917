package org.backplane.distribution;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The distribution's bundles: a folder for each start level, named by its number. */
final class BundleFolders {

    private final Path root;

    BundleFolders(Path root) {
        this.root = root;
    }

    /** Installs all of them, to be started when their start level is reached. */
    void install(BundleContext context) throws IOException, BundleException {
        List<Bundle> bundles = new ArrayList<>();
        for (Path folder : list(root, "[1-9]")) {
            int startLevel = Integer.parseInt(folder.getFileName().toString());
            for (Path jar : list(folder, "*.jar")) {
                Bundle bundle = context.installBundle(jar.toUri().toString());
                bundle.adapt(BundleStartLevel.class).setStartLevel(startLevel);
                bundles.add(bundle);
            }
        }
        // After the last is installed, for none resolves before what it needs is there.
        for (Bundle bundle : bundles) {
            bundle.start();
        }
    }

    /** Names the bundles that should run at a start level and do not. */
    static List<String> notStarted(BundleContext context, int startLevel) {
        List<String> names = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
            if (level.isPersistentlyStarted()
                    && level.getStartLevel() <= startLevel
                    && bundle.getState() != Bundle.ACTIVE) {
                names.add(bundle.getSymbolicName());
            }
        }
        return names;
    }

    private static List<Path> list(Path folder, String glob) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            entries.forEach(paths::add);
        }
        Collections.sort(paths);
        return paths;
    }
}
