package org.backplane.tools.shell;

import org.backplane.loader.DriverLine;
import org.backplane.loader.DriverPackage;
import org.backplane.loader.DriverStore;
import org.backplane.loader.PackageOrigin;
import org.backplane.loader.RefusedFile;
import org.backplane.loader.StagedPackage;
import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.StackRole;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A driver store whose packages each serve one hardware ID. */
final class FakeStore implements DriverStore {

    final List<DriverPackage> packages = new ArrayList<>();
    final List<DriverCandidate> inspected = new ArrayList<>();
    final List<RefusedFile> refused = new ArrayList<>();

    FakeStore with(StackRole role, String hardwareId) {
        packages.add(driverPackage(role, hardwareId));
        return this;
    }

    private DriverPackage driverPackage(StackRole role, String hardwareId) {
        String name = "oem" + packages.size();
        return new DriverPackage(
                name,
                "driver.jar",
                name + "/1.0.0",
                "org.example.driver",
                "1.0.0",
                List.of(
                        new DriverLine(
                                "",
                                role,
                                List.of(hardwareId),
                                List.of(),
                                "Sample",
                                "A device",
                                LocalDate.EPOCH)),
                PackageOrigin.STAGED,
                false,
                List.of());
    }

    @Override
    public List<DriverPackage> packages() {
        return List.copyOf(packages);
    }

    @Override
    public StagedPackage stage(Path jar) {
        with(StackRole.FUNCTION, "ROOT\\NEW");
        return new StagedPackage(packages.getLast(), true, List.of("a.inf:7: warning: a note"));
    }

    @Override
    public List<DriverCandidate> inspect(Path jar) {
        return inspected;
    }

    @Override
    public void delete(String publishedName) {
        if (!packages.removeIf(each -> each.publishedName().equals(publishedName))) {
            throw new StatusException(
                    Status.NOT_FOUND, "there is no driver package " + publishedName);
        }
    }

    @Override
    public List<RefusedFile> refusedFiles() {
        return refused;
    }
}
