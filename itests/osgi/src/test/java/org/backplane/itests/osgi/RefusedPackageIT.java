package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.itests.osgi.drivers.AnswerDriver;
import org.backplane.status.StatusException;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** Files that are no driver packages are refused with a sentence, and nothing else happens. */
public final class RefusedPackageIT extends PlatformFixture {

    private static final String ECHO = "ROOT\\ECHO\\0000";
    private static final String NO_JAR = "no-jar";
    private static final String NO_BUNDLE = "no-bundle";
    private static final String NO_ID = "itests.no.id-1.0.0";
    private static final String MALFORMED_ID = "itests.malformed.id-1.0.0";

    private List<String> bundlesBefore;

    @Override
    void makePackages(Path folder) {
        DriverJar.of(AnswerDriver.class).named("itests.no.id").writeTo(folder);
        DriverJar.of(AnswerDriver.class)
                .named("itests.malformed.id")
                .serving("ROOT\\NOT GOOD")
                .writeTo(folder);
        try {
            Files.writeString(folder.resolve(NO_JAR + ".jar"), "This is a letter.");
            try (JarOutputStream jar =
                    new JarOutputStream(
                            Files.newOutputStream(folder.resolve(NO_BUNDLE + ".jar")))) {
                jar.putNextEntry(new ZipEntry("letter.txt"));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A neighbour that must not notice. */
    @Before
    public void plugNeighbour() {
        plug("echo");
        bundlesBefore = bundles();
    }

    /** It has not. */
    @After
    public void neighbourHasNotNoticed() {
        assertThat(bundles()).isEqualTo(bundlesBefore);
        assertThat(pnp.devices()).allMatch(device -> device.problem() == null);
        assertThat(read(ECHO)).isEmpty();
    }

    @Test
    public void aFileThatIsNoJarIsRefused() throws IOException {
        assertRefused(NO_JAR, "is not a readable jar");
    }

    @Test
    public void aJarThatIsNoBundleIsRefused() throws IOException {
        assertRefused(NO_BUNDLE, "is no bundle");
    }

    @Test
    public void aBundleWithoutHardwareIdIsRefused() throws IOException {
        assertRefused(NO_ID, "names no hardware ID");
    }

    @Test
    public void aMalformedIdIsRefused() throws IOException {
        assertRefused(
                MALFORMED_ID,
                "malformed ID \"ROOT\\NOT GOOD\" in hardware.ids: it contains a blank");
    }

    /** Whether it is added by command or dropped into the folder. */
    private void assertRefused(String name, String reason) throws IOException {
        Path jar = driverPackage(name);
        int packages = store.packages().size();

        assertThatThrownBy(() -> store.stage(jar))
                .isInstanceOf(StatusException.class)
                .hasMessageContaining(jar.getFileName().toString())
                .hasMessageContaining(reason);

        Path dropped = data().resolve("deploy").resolve(jar.getFileName());
        Files.copy(jar, dropped);
        eventually("it is refused", () -> shell("pnputil:enum-drivers").contains(reason));
        assertThat(store.packages()).hasSize(packages);

        Files.delete(dropped);
        eventually("it is forgotten", () -> store.refusedFiles().isEmpty());
    }
}
