package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import org.backplane.itests.osgi.drivers.AnswerDriver;
import org.backplane.pnp.ProblemCode;
import org.junit.After;
import org.junit.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Driver packages come and go as files in the folder for deployment. */
public final class DeployFolderIT extends PlatformFixture {

    private static final String DEVICE = "ROOT\\DEPLOYED\\0000";
    private static final String FIRST = "itests.deployed-1.0.0";
    private static final String SECOND = "itests.deployed-2.0.0";

    @Override
    void makePackages(Path folder) {
        DriverJar jar = DriverJar.of(AnswerDriver.class).named("itests.deployed");
        jar.serving("ROOT\\DEPLOYED").writeTo(folder);
        jar.version("2.0.0").writeTo(folder);
    }

    /** Begins the next test with an empty folder. */
    @After
    public void withdraw() throws IOException {
        Files.deleteIfExists(deployed());
        eventually("the store is empty", () -> versions().isEmpty());
    }

    @Test
    public void aDeviceThatWaitsStartsWhenItsDriverIsDropped() throws IOException {
        plug("ROOT/DEPLOYED");
        assertThat(problem(DEVICE).code()).isEqualTo(ProblemCode.FAILED_INSTALL);
        assertThat(problem(DEVICE).message()).contains("no driver in the store").endsWith(".");

        drop(FIRST);

        started(DEVICE);
        assertThat(read(DEVICE)).isEqualTo("itests.deployed 1.0.0");
    }

    @Test
    public void aNewerJarTakesOverWhenTheDeviceIsRestarted() throws IOException {
        drop(FIRST);
        eventually("version 1 is staged", () -> versions().contains("1.0.0"));
        plug("ROOT/DEPLOYED");
        started(DEVICE);

        drop(SECOND);
        eventually("version 2 is staged", () -> versions().contains("2.0.0"));
        assertThat(read(DEVICE)).isEqualTo("itests.deployed 1.0.0");

        shell("devcon:restart ROOT/DEPLOYED/0000");
        started(DEVICE);
        assertThat(read(DEVICE)).isEqualTo("itests.deployed 2.0.0");
        eventually("version 1 is gone", () -> versions().equals("2.0.0"));
        assertThat(bundles()).containsOnlyOnce("itests.deployed");
    }

    @Test
    public void removingTheJarSendsItsDeviceBackToWaiting() throws IOException {
        drop(FIRST);
        eventually("version 1 is staged", () -> versions().contains("1.0.0"));
        plug("ROOT/DEPLOYED");
        started(DEVICE);

        Files.delete(deployed());

        eventually("the device has no driver", () -> device(DEVICE).problem() != null);
        assertThat(problem(DEVICE).code()).isEqualTo(ProblemCode.FAILED_INSTALL);
        eventually("its bundle is gone", () -> !bundles().contains("itests.deployed"));
    }

    /**
     * As somebody does who knows that a folder is watched: the file is complete when it appears.
     */
    private void drop(String nameAndVersion) throws IOException {
        Path copy = data().resolve("copy");
        Files.copy(driverPackage(nameAndVersion), copy, REPLACE_EXISTING);
        Files.move(copy, deployed(), REPLACE_EXISTING);
    }

    private Path deployed() {
        return data().resolve("deploy/deployed.jar");
    }

    /** The versions of the package that the store knows. */
    private String versions() {
        return String.join(
                " ",
                store.packages().stream()
                        .filter(each -> each.symbolicName().equals("itests.deployed"))
                        .map(each -> each.version())
                        .toList());
    }
}
