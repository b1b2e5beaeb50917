package org.backplane.registry.internal;

import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The keys in a file of H2's MVStore.
 *
 * <p>The store only ever appends a whole version, with a checksum, and takes up again with the last
 * that is whole; space is reused when it was free for a while. One write is one version, so that it
 * is there or not. Nothing is written in between: the store's own thread and its own idea of when
 * to write are switched off.
 */
public final class MvStorage implements Storage {

    private static final Logger LOG = LoggerFactory.getLogger(MvStorage.class);

    /** The number is that of the format: another one would be another map. */
    private static final String MAP = "keys.1";

    private static final int CACHE_MEBIBYTES = 1;

    /** How often the file is looked over for space that is held by a few old keys. */
    private static final int WRITES_BETWEEN_COMPACTIONS = 256;

    private static final int FILL_RATE = 50;
    private static final int COMPACTED_BYTES = 1 << 20;

    private final String file;
    private MVStore store;
    private MVMap<String, byte[]> map;
    private int writes;

    private MvStorage(String file) {
        this.file = file;
        try {
            reopen();
        } catch (MVStoreException e) {
            throw notOpened(file, e);
        }
    }

    /**
     * Opens a file, which is made if it is not there.
     *
     * @throws StatusException with REGISTRY_IO_FAILED or REGISTRY_CORRUPT and a sentence
     */
    public static MvStorage open(Path file) {
        Path absolute = file.toAbsolutePath();
        if (!Files.exists(absolute)) {
            create(absolute);
        }
        return new MvStorage(absolute.toString());
    }

    /** Opens what is there under a name of H2's file systems. */
    static MvStorage open(String file) {
        return new MvStorage(file);
    }

    /** Reuses space at once, for tests: what does not need it must be seen sooner. */
    void retainNothing() {
        store.setRetentionTime(0);
    }

    /** Under its name there is never a file that is not whole. */
    private static void create(Path file) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(fresh);
            MvStorage empty = new MvStorage(fresh.toString());
            empty.write(Map.of());
            empty.close();
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(file.getParent());
        } catch (IOException e) {
            throw new StatusException(
                    Status.REGISTRY_IO_FAILED,
                    "The registry %s cannot be made: %s. Check the free space and the permissions."
                            .formatted(file, e),
                    e);
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

    private void reopen() {
        store =
                new MVStore.Builder()
                        .fileName(file)
                        .cacheSize(CACHE_MEBIBYTES)
                        .autoCommitDisabled()
                        .autoCommitBufferSize(0)
                        .open();
        map =
                store.openMap(
                        MAP,
                        new MVMap.Builder<String, byte[]>()
                                .keyType(StringDataType.INSTANCE)
                                .valueType(ByteArrayDataType.INSTANCE));
    }

    @Override
    public SortedMap<String, byte[]> load() {
        SortedMap<String, byte[]> loaded = new TreeMap<>();
        try {
            map.entrySet().forEach(each -> loaded.put(each.getKey(), each.getValue()));
            loaded.forEach(KeyRecord::decoded);
            return loaded;
        } catch (MVStoreException | StatusException e) {
            store.closeImmediately();
            throw notOpened(file, e);
        }
    }

    @Override
    public void write(Map<String, byte[]> changes) {
        if (store == null) {
            reopen();
        }
        boolean written = false;
        try {
            changes.forEach((key, record) -> {
                if (record == null) {
                    map.remove(key);
                } else {
                    map.put(key, record);
                }
            });
            store.commit();
            store.sync();
            written = true;
            if (++writes % WRITES_BETWEEN_COMPACTIONS == 0) {
                store.compact(FILL_RATE, COMPACTED_BYTES);
            }
        } finally {
            if (!written) {
                // A store that failed once does not write again.
                store.closeImmediately();
                store = null;
            }
        }
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
            store = null;
        }
    }

    private static StatusException notOpened(String file, RuntimeException e) {
        int code = e instanceof MVStoreException failed ? failed.getErrorCode() : 0;
        return switch (code) {
            case DataUtils.ERROR_FILE_LOCKED ->
                    new StatusException(
                            Status.REGISTRY_IO_FAILED,
                            ("The registry %s is in use by another process. End that one, or choose"
                                            + " another data folder.")
                                    .formatted(file),
                            e);
            case DataUtils.ERROR_READING_FAILED, DataUtils.ERROR_WRITING_FAILED ->
                    new StatusException(
                            Status.REGISTRY_IO_FAILED,
                            "The registry %s cannot be read: %s. Check the permissions and the disk."
                                    .formatted(file, e.getMessage()),
                            e);
            default ->
                    new StatusException(
                            Status.REGISTRY_CORRUPT,
                            ("The registry %s is damaged: %s. Put a copy of it in its place, or"
                                            + " move it away to begin with an empty one.")
                                    .formatted(file, e.getMessage()),
                            e);
        };
    }
}
