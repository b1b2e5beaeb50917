package org.backplane.loader;

import org.backplane.pnp.DriverCandidate;
import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;
import java.util.List;

/**
 * The driver packages of this platform, whichever way they came: staged, deployed, shipped, or
 * started by hand.
 *
 * <p><b>Level:</b> PASSIVE; reads and writes files. <b>Serialised by:</b> nothing; changes to the
 * store queue behind one another.
 */
@ProviderType
public interface DriverStore {

    /**
     * All packages, those that are on their way out included; in the order of their published
     * names.
     */
    List<DriverPackage> packages();

    /**
     * Copies a driver package into the store (pnputil /add-driver) and has the devices that wait
     * for a driver tried again. When it returns, the package is on the disk and survives a crash.
     *
     * @param jar the package
     * @throws org.backplane.status.StatusException if the file is no driver package; the message
     *     says why and what to do
     */
    StagedPackage stage(Path jar);

    /**
     * The drivers that a package has, without staging it.
     *
     * @param jar the package
     * @throws org.backplane.status.StatusException if the file is no driver package
     */
    List<DriverCandidate> inspect(Path jar);

    /**
     * Takes a staged package out of the store (pnputil /delete-driver).
     *
     * @param publishedName for example {@code oem3}
     * @throws org.backplane.status.StatusException if there is no such package, if it is in use, or
     *     if it is not the store's to delete
     */
    void delete(String publishedName);

    /** Files of the folders for deployment and of shipped packages that are no driver packages. */
    List<RefusedFile> refusedFiles();
}
