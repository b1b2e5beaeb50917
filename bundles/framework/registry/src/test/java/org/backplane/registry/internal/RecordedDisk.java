package org.backplane.registry.internal;

import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A file system of H2 in memory, {@code recorded:}, that keeps a journal of each file. */
final class RecordedDisk extends FilePath {

    static final String SCHEME = "recorded";

    private static final Map<String, RecordedFile> FILES = new ConcurrentHashMap<>();

    /** Something that was done to a file, or an acknowledgement that a test notes between. */
    sealed interface Step {

        /** Bytes are written. */
        @SuppressWarnings("ArrayRecordComponent") // nobody compares them
        record Write(long at, byte[] bytes) implements Step {}

        /** The end is moved. */
        record Truncate(long size) implements Step {}

        /** What was written before is on the disk for sure. */
        record Force() implements Step {}

        /** A version is acknowledged. */
        record Acknowledge(int version) implements Step {}
    }

    /** A file. */
    static final class RecordedFile {

        final List<Step> journal = new ArrayList<>();
        private byte[] content = new byte[0];

        byte[] content() {
            return content;
        }

        void apply(Step step) {
            switch (step) {
                case Step.Write(long at, byte[] bytes) -> {
                    int end = Math.toIntExact(at + bytes.length);
                    content = Arrays.copyOf(content, Math.max(end, content.length));
                    System.arraycopy(bytes, 0, content, Math.toIntExact(at), bytes.length);
                }
                case Step.Truncate(long size) ->
                        content = Arrays.copyOf(content, (int) Math.min(size, content.length));
                case Step.Force(), Step.Acknowledge(_) -> {}
            }
            journal.add(step);
        }
    }

    static void register() {
        FilePath.register(new RecordedDisk());
    }

    static RecordedFile file(String name) {
        return FILES.computeIfAbsent(name, _ -> new RecordedFile());
    }

    static void remove(String name) {
        FILES.remove(name);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FilePath getPath(String path) {
        RecordedDisk found = new RecordedDisk();
        found.name = path;
        return found;
    }

    @Override
    public FileChannel open(String mode) {
        return new Channel(file(name));
    }

    @Override
    public boolean exists() {
        return isDirectory() || FILES.containsKey(name);
    }

    @Override
    public long size() {
        return file(name).content.length;
    }

    @Override
    public FilePath toRealPath() {
        return this;
    }

    @Override
    public FilePath getParent() {
        return getPath(SCHEME + ":");
    }

    @Override
    public boolean isDirectory() {
        return name.equals(SCHEME + ":");
    }

    @Override
    public boolean isRegularFile() {
        return !isDirectory();
    }

    @Override
    public boolean isAbsolute() {
        return true;
    }

    @Override
    public boolean canWrite() {
        return true;
    }

    @Override
    public void createDirectory() {}

    @Override
    public boolean createFile() {
        file(name);
        return true;
    }

    @Override
    public long lastModified() {
        return 0;
    }

    @Override
    public void moveTo(FilePath target, boolean atomic) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<FilePath> newDirectoryStream() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean setReadOnly() {
        throw new UnsupportedOperationException();
    }

    private static final class Channel extends FileBaseDefault {

        private final RecordedFile file;

        Channel(RecordedFile file) {
            this.file = file;
        }

        @Override
        public long size() {
            return file.content.length;
        }

        @Override
        public synchronized int read(ByteBuffer into, long at) {
            int count = (int) Math.min(into.remaining(), file.content.length - at);
            if (count <= 0) {
                return -1;
            }
            into.put(file.content, Math.toIntExact(at), count);
            return count;
        }

        @Override
        public synchronized int write(ByteBuffer from, long at) {
            byte[] bytes = new byte[from.remaining()];
            from.get(bytes);
            file.apply(new Step.Write(at, bytes));
            return bytes.length;
        }

        @Override
        protected void implTruncate(long size) {
            file.apply(new Step.Truncate(size));
        }

        @Override
        public void force(boolean metaData) {
            file.apply(new Step.Force());
        }

        @Override
        protected void implCloseChannel() {}

        @Override
        public FileLock tryLock(long position, long size, boolean shared) {
            return new FileLock(this, position, size, shared) {

                @Override
                public boolean isValid() {
                    return true;
                }

                @Override
                public void release() {}
            };
        }
    }
}
