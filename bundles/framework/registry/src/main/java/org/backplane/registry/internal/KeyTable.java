package org.backplane.registry.internal;

import org.backplane.runtime.Lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * All keys, by {@link KeyPath#key()}, in memory: a read never waits for the disk.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> its own lock; {@link #apply} by the registry's
 * writers too.
 */
final class KeyTable {

    /** Guards both fields below. */
    private final Lock lock;

    private final NavigableMap<String, byte[]> keys = new TreeMap<>();
    private long bytes;

    KeyTable(Lock lock, SortedMap<String, byte[]> loaded) {
        this.lock = lock;
        loaded.forEach(this::put);
    }

    /** Null if it is not there. */
    byte[] get(String key) {
        return locked(() -> keys.get(key));
    }

    /** The keys directly below one, in order, by their own keys. */
    NavigableMap<String, byte[]> children(String key) {
        return locked(() -> {
            NavigableMap<String, byte[]> children = new TreeMap<>();
            String below = key + KeyPath.SEPARATOR;
            Map.Entry<String, byte[]> next = keys.ceilingEntry(below);
            while (next != null && next.getKey().startsWith(below)) {
                children.put(next.getKey(), next.getValue());
                next = keys.ceilingEntry(next.getKey() + KeyPath.AFTER_SUBTREE);
            }
            return children;
        });
    }

    /** A key, if it is there, and all that is below it. */
    List<String> subtree(String key) {
        return locked(() -> {
            List<String> found = new ArrayList<>();
            if (keys.containsKey(key)) {
                found.add(key);
            }
            found.addAll(
                    keys.subMap(key + KeyPath.SEPARATOR, key + KeyPath.AFTER_SUBTREE).keySet());
            return found;
        });
    }

    /** How much memory keys and records take. */
    long bytes() {
        return locked(() -> bytes);
    }

    /** Makes changes, all at once for those who read; null deletes a key. */
    void apply(Map<String, byte[]> changes) {
        locked(() -> {
            changes.forEach(this::put);
            return null;
        });
    }

    private void put(String key, byte[] record) {
        byte[] before = record == null ? keys.remove(key) : keys.put(key, record);
        bytes += size(key, record) - size(key, before);
    }

    /** What a record counts; null counts nothing. */
    static long size(String key, byte[] record) {
        return record == null ? 0 : key.length() + record.length;
    }

    private <T> T locked(Supplier<T> body) {
        lock.acquire();
        try {
            return body.get();
        } finally {
            lock.release();
        }
    }
}
