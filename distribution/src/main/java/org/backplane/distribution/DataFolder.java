package org.backplane.distribution;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder in which one running Backplane keeps its log, driver store and caches.
 *
 * <p>It is taken by an operating system lock on a file in it, so that it is free again however its
 * owner ended. The file says which process that is; what it says is for people only.
 */
final class DataFolder implements AutoCloseable {

    private final FileChannel channel;

    private DataFolder(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes a folder, which is made if it is not there.
     *
     * @throws IOException with a sentence, if it cannot be written or another process has it
     */
    static DataFolder take(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        FileChannel channel;
        try {
            Files.createDirectories(folder);
            channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw new IOException(
                    "cannot use the data folder "
                            + folder
                            + " ("
                            + failure.getClass().getSimpleName()
                            + "). Choose another one with --data DIR.",
                    failure);
        }
        if (!lock(channel)) {
            String owner = Files.readString(file).strip();
            channel.close();
            throw new IOException(
                    "the data folder "
                            + folder
                            + " is in use by a running Backplane"
                            + (owner.isEmpty() ? "" : " (process " + owner + ")")
                            + ". End that one, or choose another folder with --data DIR.");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(
                        (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
        return new DataFolder(channel);
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false; // this process has it already
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
