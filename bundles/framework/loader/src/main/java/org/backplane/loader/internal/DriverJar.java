package org.backplane.loader.internal;

import org.backplane.loader.internal.inf.InfPackage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads the manifest out of a jar, in bounded time and memory whatever the file is.
 *
 * <p>Of the rest it looks at the directory at the file's end only, which a half-copied jar lacks.
 */
final class DriverJar {

    private static final int MAX_MANIFEST_BYTES = 1 << 20;
    private static final int MAX_ENTRIES = 1 << 16;

    private DriverJar() {}

    /**
     * Reads and checks a driver package.
     *
     * @param what the file's name, for messages
     * @throws org.backplane.status.StatusException if it is none
     */
    static DriverManifest read(Path jar, String what) {
        if (!Files.isRegularFile(jar)) {
            throw Refusal.notADriverPackage(what, "does not exist or is no file; check the path");
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            if (zip.size() > MAX_ENTRIES) {
                throw Refusal.notADriverPackage(
                        what,
                        "has %d entries, and %d is the limit: keep data out of the package"
                                .formatted(zip.size(), MAX_ENTRIES));
            }
            Attributes headers = manifest(zip, what).getMainAttributes();
            return DriverManifest.read(what, headers::getValue, name -> file(zip, name));
        } catch (ZipException e) {
            throw Refusal.notADriverPackage(
                    what, "is not a readable jar (%s); copy it again".formatted(e.getMessage()), e);
        } catch (IOException | UncheckedIOException e) {
            throw Refusal.notADriverPackage(
                    what,
                    "cannot be read (%s); check the file and its permissions"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** Null if it is not there. */
    private static byte[] file(ZipFile zip, String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes(InfPackage.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifest manifest(ZipFile zip, String what) throws IOException {
        ZipEntry entry = zip.getEntry(JarFile.MANIFEST_NAME);
        if (entry == null) {
            throw Refusal.notADriverPackage(
                    what, "is no bundle: it has no manifest; build it with bnd");
        }
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes(MAX_MANIFEST_BYTES + 1);
        }
        if (bytes.length > MAX_MANIFEST_BYTES) {
            throw Refusal.notADriverPackage(
                    what,
                    "has a manifest of more than %d bytes; that is no driver package"
                            .formatted(MAX_MANIFEST_BYTES));
        }
        return new Manifest(new ByteArrayInputStream(bytes));
    }
}
