package org.backplane.loader.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The store on the disk: one sub-folder per package, named as the package is published, that holds
 * the jar and where it came from.
 *
 * <p>A package is written into a folder whose name begins with a dot, forced to the disk, and then
 * renamed. So a folder with a published name is complete, whenever the power failed; those with a
 * dot are leftovers and are deleted at the next start.
 *
 * <p><b>Serialised by:</b> the caller.
 */
final class StoreFolder {

    private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);

    private static final String PREFIX = "oem";
    private static final String UNFINISHED = ".";
    private static final String JAR = "driver.jar";
    private static final String PROPERTIES = "package.properties";
    private static final String ORIGINAL_NAME = "original.name";
    private static final String DEPLOYED_FROM = "deployed.from";
    private static final String CONTENT = "sha256";

    private final Path root;

    StoreFolder(Path root) {
        this.root = root;
    }

    /**
     * A package on the disk.
     *
     * @param publishedName {@code oemN}
     * @param originalName the file it was staged from
     * @param deployedFrom the file's name in the folder for deployment; empty if staged by hand
     * @param content the digest of the jar
     * @param jar the copy
     */
    record Entry(
            String publishedName,
            String originalName,
            String deployedFrom,
            String content,
            Path jar) {}

    /** A copy of a jar that is not in the store yet. */
    record Copy(Path folder, Path jar, String content) {}

    /** Clears up leftovers and lists what is there. */
    List<Entry> open() {
        try {
            Files.createDirectories(root);
            List<Entry> entries = new ArrayList<>();
            for (Path folder : children(root)) {
                String name = folder.getFileName().toString();
                if (name.startsWith(UNFINISHED)) {
                    deleteTree(folder);
                } else if (number(name) > 0) {
                    read(folder, entries);
                }
            }
            entries.sort(Comparator.comparingInt(entry -> number(entry.publishedName())));
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The driver store "
                            + root
                            + " cannot be opened; check the folder backplane.data",
                    e);
        }
    }

    /** Copies a jar next to its later place; the copy is on the disk when this returns. */
    Copy copy(Path source) throws IOException {
        Path folder = root.resolve(UNFINISHED + "staging");
        deleteTree(folder);
        Files.createDirectory(folder);
        try {
            Path jar = folder.resolve(JAR);
            MessageDigest digest = sha256();
            try (InputStream in = Files.newInputStream(source);
                    OutputStream out = new DigestOutputStream(Files.newOutputStream(jar), digest)) {
                in.transferTo(out);
            }
            force(jar);
            return new Copy(folder, jar, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | RuntimeException e) {
            deleteTree(folder);
            throw e;
        }
    }

    /** Makes a copy a package: after this it is in the store, before it was not. */
    Entry publish(Copy copy, int number, String originalName, String deployedFrom)
            throws IOException {
        Properties properties = new Properties();
        properties.setProperty(ORIGINAL_NAME, originalName);
        properties.setProperty(DEPLOYED_FROM, deployedFrom);
        properties.setProperty(CONTENT, copy.content());
        Path file = copy.folder().resolve(PROPERTIES);
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        force(file);
        forceFolder(copy.folder());
        String publishedName = PREFIX + number;
        Path folder = root.resolve(publishedName);
        Files.move(copy.folder(), folder, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(root);
        return new Entry(
                publishedName, originalName, deployedFrom, copy.content(), folder.resolve(JAR));
    }

    /** Gives a copy up; nothing happens if it was published. */
    void discard(Copy copy) {
        deleteTree(copy.folder());
    }

    /**
     * Takes a package off the disk. Its name is hidden first, so that no half of it is believed.
     */
    void delete(String publishedName) throws IOException {
        Path hidden = root.resolve(UNFINISHED + publishedName);
        deleteTree(hidden);
        Files.move(root.resolve(publishedName), hidden, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(root);
        deleteTree(hidden);
    }

    /** The number in a published name; 0 if it is no such name. */
    static int number(String publishedName) {
        if (!publishedName.matches(PREFIX + "[1-9][0-9]{0,8}")) {
            return 0;
        }
        return Integer.parseInt(publishedName.substring(PREFIX.length()));
    }

    private static void read(Path folder, List<Entry> entries) throws IOException {
        Path file = folder.resolve(PROPERTIES);
        Path jar = folder.resolve(JAR);
        if (!Files.isRegularFile(file) || !Files.isRegularFile(jar)) {
            LOG.warn(
                    "{} is no package: {} or {} is missing; stage the package again",
                    folder,
                    JAR,
                    PROPERTIES);
            return;
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        String publishedName = folder.getFileName().toString();
        entries.add(
                new Entry(
                        publishedName,
                        properties.getProperty(ORIGINAL_NAME, publishedName),
                        properties.getProperty(DEPLOYED_FROM, ""),
                        properties.getProperty(CONTENT, ""),
                        jar));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows does not open folders; its file systems write renames through by themselves.
            LOG.debug("{} cannot be forced to the disk", folder, e);
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }

    private static void deleteTree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            for (Path file : children(folder)) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted; the next start tries again", folder, e);
        }
    }
}
