package org.backplane.loader.internal;

import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.ServiceRanking;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stages the jars of the folder for deployment, in the place of FileInstall's own habit of starting
 * them: a driver bundle starts when a device needs it.
 *
 * <p>It never throws. A jar that is no driver package, or is half copied, is noted with the reason;
 * FileInstall calls again when the file changes.
 *
 * <p><b>Level:</b> PASSIVE, in FileInstall's thread. <b>Serialised by:</b> that.
 */
@Component
@ServiceRanking(1000)
public final class DeployInstaller implements ArtifactInstaller {

    private final Path folder;
    private final FileDriverStore store;

    /** Withdraws the packages whose files went while nobody was looking. */
    @Activate
    public DeployInstaller(BundleContext context, @Reference FileDriverStore store) {
        this(LoaderSettings.of(context).deploy(), store);
    }

    DeployInstaller(Path folder, FileDriverStore store) {
        this.folder = folder.toAbsolutePath().normalize();
        this.store = store;
        for (String file : store.deployedFiles()) {
            Path jar = this.folder.resolve(file);
            if (!Files.exists(jar)) {
                store.undeployed(jar);
            }
        }
    }

    @Override
    public boolean canHandle(File artifact) {
        Path file = path(artifact);
        return folder.equals(file.getParent()) && file.toString().endsWith(".jar");
    }

    @Override
    public void install(File artifact) {
        store.deployed(path(artifact));
    }

    @Override
    public void update(File artifact) {
        store.deployed(path(artifact));
    }

    @Override
    public void uninstall(File artifact) {
        store.undeployed(path(artifact));
    }

    private static Path path(File file) {
        return file.toPath().toAbsolutePath().normalize();
    }
}
