package org.backplane.registry.internal;

import org.backplane.registry.OpenRegistry;
import org.backplane.registry.RegistryKey;
import org.backplane.registry.RegistryLimits;
import org.backplane.registry.RegistryListener;
import org.backplane.registry.RegistryTransaction;
import org.backplane.registry.RegistryValue;
import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Mutex;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A registry over a {@link KeyTable} and, unless it is in memory alone, a {@link Storage}. */
public class RegistryImpl implements OpenRegistry {

    private final KeyTable table;

    /** Null if the registry is in memory alone. */
    private final Committer committer;

    private final Listeners listeners;
    private final long totalBytes;

    /** Held for one transaction. */
    private final Mutex writer;

    /** Guarded by the mutex. */
    private boolean closed;

    /** Makes a registry that lasts as long as the object. */
    public RegistryImpl(Dispatcher dispatcher) {
        this(dispatcher, null, RegistryLimits.TOTAL_BYTES);
    }

    /** Makes a registry of what a storage has. */
    public RegistryImpl(Dispatcher dispatcher, MvStorage storage) {
        this(dispatcher, storage, RegistryLimits.TOTAL_BYTES);
    }

    RegistryImpl(Dispatcher dispatcher, Storage storage, long totalBytes) {
        table =
                new KeyTable(
                        dispatcher.lock("registry keys"),
                        storage == null ? Collections.emptySortedMap() : storage.load());
        committer = storage == null ? null : new Committer(dispatcher, storage);
        listeners = new Listeners(dispatcher);
        writer = dispatcher.mutex("registry");
        this.totalBytes = totalBytes;
    }

    @Override
    public Optional<RegistryKey> key(String path) {
        return new Transaction(table).key(path);
    }

    @Override
    public Optional<RegistryValue> value(String path, String name) {
        return new Transaction(table).value(path, name);
    }

    @Override
    public void change(Consumer<RegistryTransaction> changes) {
        changeSoon(changes);
        flush();
    }

    @Override
    public void changeSoon(Consumer<RegistryTransaction> changes) {
        writer.acquire();
        try {
            if (closed) {
                throw new StatusException(
                        Status.SYSTEM_SHUTDOWN,
                        "The registry is closed: the platform is stopping.");
            }
            Transaction transaction = new Transaction(table);
            try {
                changes.accept(transaction);
            } finally {
                transaction.end();
            }
            commit(transaction);
        } finally {
            writer.release();
        }
    }

    private void commit(Transaction transaction) {
        Map<String, byte[]> changes = transaction.changes();
        if (changes.isEmpty()) {
            return;
        }
        long growth = 0;
        Map<String, byte[]> kept = new HashMap<>();
        for (Map.Entry<String, byte[]> each : changes.entrySet()) {
            String key = each.getKey();
            byte[] after = each.getValue();
            byte[] before = table.get(key);
            growth += KeyTable.size(key, after) - KeyTable.size(key, before);
            if (isKept(after)) {
                kept.put(key, after);
            } else if (isKept(before)) {
                kept.put(key, null);
            }
        }
        checkSize(growth);
        table.apply(changes);
        if (committer != null && !kept.isEmpty()) {
            committer.enqueue(kept);
        }
        listeners.announce(transaction.paths());
    }

    private static boolean isKept(byte[] record) {
        return record != null && !KeyRecord.isVolatile(record);
    }

    private void checkSize(long growth) {
        long after = table.bytes() + growth;
        if (growth > 0 && after > totalBytes) {
            throw new StatusException(
                    Status.REGISTRY_QUOTA_LIMIT,
                    ("The registry would have %,d bytes, and %,d is the limit; nothing was changed."
                                    + " Delete what is not needed any more with reg:delete.")
                            .formatted(after, totalBytes));
        }
    }

    @Override
    public void flush() {
        if (committer != null) {
            committer.flush();
        }
    }

    @Override
    public void addListener(String path, RegistryListener listener) {
        listeners.add(KeyPath.parse(path), listener);
    }

    @Override
    public void removeListener(RegistryListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void close() {
        writer.acquire();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            writer.release();
        }
        if (committer != null) {
            committer.close();
        }
    }
}
