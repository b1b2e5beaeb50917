package org.backplane.loader.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.loader.DriverLine;
import org.backplane.pnp.StackRole;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

final class DriverJarTest {

    @TempDir Path folder;

    @Test
    void whatTheAnnotationSaysComesBackFromABundleThatBndBuilt() {
        DriverManifest manifest = DriverJar.read(TestBundles.build(folder, "plain"), "plain.jar");

        assertThat(manifest.symbolicName()).isEqualTo("test.plain");
        assertThat(manifest.lines())
                .containsExactly(
                        new DriverLine(
                                "org.backplane.loader.fixtures.plain.PlainDriver",
                                StackRole.FUNCTION,
                                List.of("ROOT\\PLAIN", "PCI\\VEN_1234&DEV_5678"),
                                List.of("GEN_PLAIN"),
                                "Sample",
                                "A plain, \"simple\" device; nothing more",
                                LocalDate.of(2026, 1, 31),
                                "Test, \"quoted\"",
                                0x10));
    }

    @Test
    void aFilterComesBackFromABundleThatBndBuilt() {
        assertThat(DriverJar.read(TestBundles.build(folder, "filter"), "filter.jar").lines())
                .containsExactly(
                        new DriverLine(
                                "org.backplane.loader.fixtures.filter.LowerFilter",
                                StackRole.LOWER_FILTER,
                                List.of("ROOT\\PLAIN"),
                                List.of(),
                                "",
                                "Sees all",
                                LocalDate.EPOCH));
    }

    @Test
    void aTruncatedJarIsNotReadable() throws IOException {
        byte[] whole = Files.readAllBytes(TestBundles.build(folder, "plain"));
        Path half = folder.resolve("half.jar");
        Files.write(half, Arrays.copyOf(whole, whole.length / 2));

        refused(half, "half.jar is not a readable jar");
    }

    @Test
    void aTextFileAndAnEmptyFileAreNoJars() throws IOException {
        refused(Files.writeString(folder.resolve("text.jar"), "hello"), "not a readable jar");
        refused(Files.createFile(folder.resolve("empty.jar")), "not a readable jar");
    }

    @Test
    void aJarWithoutManifestIsNoBundle() throws IOException {
        refused(zip("none.jar", "a.txt", new byte[1]), "is no bundle: it has no manifest");
    }

    @Test
    void aHugeManifestIsNotReadToItsEnd() throws IOException {
        refused(
                zip("huge.jar", "META-INF/MANIFEST.MF", new byte[(1 << 20) + 1]),
                "has a manifest of more than 1048576 bytes");
    }

    @Test
    void aMissingFileAndAFolderAreNoPackages() {
        refused(folder.resolve("missing.jar"), "does not exist or is no file");
        refused(folder, "does not exist or is no file");
    }

    private static void refused(Path jar, String sentence) {
        assertThatThrownBy(() -> DriverJar.read(jar, jar.getFileName().toString()))
                .isInstanceOf(StatusException.class)
                .hasMessageContaining(sentence);
    }

    private Path zip(String name, String entry, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
        return file;
    }
}
