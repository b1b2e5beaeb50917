package org.backplane.registry.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.runtime.Task;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.Map;

/**
 * Brings changes to the disk in the order in which they were made. Those that are made while it
 * writes go together in the next write, so that many writers wait for one.
 *
 * <p>It writes in a task of its own: an interrupt of a caller's thread would close the file.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> its lock, and the task, which never overlaps with
 * itself.
 */
final class Committer {

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    /** Changes that reach the disk together. */
    final class Batch {

        private final Map<String, byte[]> changes = new HashMap<>();
        private final Event done = dispatcher.event("write of the registry");

        /** Written before {@link #done} is set. */
        private RuntimeException failure;

        /** Returns when it is on the disk. */
        void await() {
            done.await();
            if (failure != null) {
                throw new StatusException(
                        Status.REGISTRY_IO_FAILED,
                        "The registry could not be written: %s. The change holds until the end of"
                                        .formatted(reason(failure))
                                + " this run, and is written with the next one that succeeds; check"
                                + " the free space and the permissions of the data folder.",
                        failure);
            }
        }
    }

    private final Dispatcher dispatcher;
    private final Storage storage;
    private final Task task;

    /** Guards the two fields below. */
    private final Lock lock;

    /** Takes changes; null if there are none that are not being written. */
    private Batch open;

    /** Is being written; null if none is. */
    private Batch running;

    /** What failed to be written before. Used by the task alone, and volatile for who only asks. */
    private volatile Map<String, byte[]> owed = Map.of();

    Committer(Dispatcher dispatcher, Storage storage) {
        this.dispatcher = dispatcher;
        this.storage = storage;
        task = dispatcher.task(Level.PASSIVE, "write of the registry", this::write);
        lock = dispatcher.lock("registry writes");
    }

    /** Takes changes; calls come in the order of the transactions. */
    void enqueue(Map<String, byte[]> changes) {
        lock.acquire();
        try {
            if (open == null) {
                open = new Batch();
            }
            open.changes.putAll(changes);
        } finally {
            lock.release();
        }
        task.post();
    }

    /** Returns when all that was taken before is on the disk. */
    void flush() {
        Batch last;
        lock.acquire();
        try {
            if (open == null && running == null && !owed.isEmpty()) {
                open = new Batch();
            }
            last = open != null ? open : running;
        } finally {
            lock.release();
        }
        if (last != null) {
            task.post();
            last.await();
        }
    }

    /** Writes what is left, and closes the storage. */
    void close() {
        try {
            flush();
        } catch (StatusException e) {
            LOG.error("{}", e.getMessage(), e);
        }
        task.flush();
        storage.close();
    }

    private void write() {
        Batch batch;
        lock.acquire();
        try {
            batch = open;
            open = null;
            running = batch;
        } finally {
            lock.release();
        }
        if (batch == null) {
            return;
        }
        Map<String, byte[]> changes = new HashMap<>(owed);
        changes.putAll(batch.changes);
        try {
            storage.write(changes);
            owed = Map.of();
        } catch (RuntimeException e) {
            owed = changes;
            batch.failure = e;
            LOG.error("The registry could not be written: {}", reason(e), e);
        }
        lock.acquire();
        try {
            running = null;
        } finally {
            lock.release();
        }
        batch.done.set();
    }

    private static String reason(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null
                ? thrown.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
