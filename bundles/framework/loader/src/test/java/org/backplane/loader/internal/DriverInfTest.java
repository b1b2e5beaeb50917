package org.backplane.loader.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.loader.DriverLine;
import org.backplane.pnp.StackRole;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bundles that carry an INF file instead of annotations. */
class DriverInfTest {

    private static final String INF =
            """
            [Version]
            Signature="$Windows NT$"
            Class=Sample
            Provider="Test"
            DriverVer=01/31/2026,1.0
            CatalogFile=x.cat
            [Manufacturer]
            Test=Devices
            [Devices]
            "A device"=Install,ROOT\\A,ROOT\\LIKE_A
            [Install]
            FeatureScore=10
            """;

    @TempDir Path folder;

    @Test
    void whatTheInfSaysIsWhatThePackageServes() throws IOException {
        DriverManifest manifest = DriverJar.read(jar("META-INF/a.inf", INF), "a.jar");

        assertThat(manifest.symbolicName()).isEqualTo("test.inf");
        assertThat(manifest.lines())
                .containsExactly(
                        new DriverLine(
                                "",
                                StackRole.FUNCTION,
                                List.of("ROOT\\A"),
                                List.of("ROOT\\LIKE_A"),
                                "Sample",
                                "A device",
                                LocalDate.of(2026, 1, 31),
                                "Test",
                                0x10));
        assertThat(manifest.notes())
                .containsExactly(
                        "META-INF/a.inf:6: warning: CatalogFile in section [Version] has no effect"
                                + " here");
    }

    @Test
    void anInfWithErrorsIsRefusedAsACompilerDoes() throws IOException {
        refused(
                INF.replace("Install,ROOT", "Missing,ROOT"),
                "a.jar has an INF file that cannot be used: META-INF/a.inf:10: error: there is no"
                        + " section [Missing], which the model names");
        refused(INF.replace("ROOT\\A,", "ROOT A,"), "a.jar has the malformed ID \"ROOT A\"");
        refused("", "a.jar has an INF file that cannot be used: META-INF/a.inf:0: error:");
        refused("x\n".repeat(1 << 20), "a.jar has an INF file of more than 1048576 bytes");
    }

    @Test
    void anInfThatIsNotThereIsMissed() throws IOException {
        Path jar = jar("META-INF/b.inf", INF);
        assertThatThrownBy(() -> DriverJar.read(jar, "a.jar"))
                .isInstanceOf(StatusException.class)
                .hasMessage("a.jar has no file META-INF/a.inf, which its header Driver-Inf names");
    }

    private void refused(String inf, String sentence) throws IOException {
        Path jar = jar("META-INF/a.inf", inf);
        assertThatThrownBy(() -> DriverJar.read(jar, "a.jar"))
                .isInstanceOf(StatusException.class)
                .hasMessageStartingWith(sentence);
    }

    private Path jar(String name, String inf) throws IOException {
        Path jar = folder.resolve("a.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            write(
                    zip,
                    "META-INF/MANIFEST.MF",
                    """
                    Manifest-Version: 1.0
                    Bundle-SymbolicName: test.inf
                    Driver-Inf: META-INF/a.inf
                    """);
            write(zip, name, inf);
        }
        return jar;
    }

    private static void write(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.ISO_8859_1));
        zip.closeEntry();
    }
}
