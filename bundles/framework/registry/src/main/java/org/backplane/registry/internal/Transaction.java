package org.backplane.registry.internal;

import org.backplane.registry.RegistryKey;
import org.backplane.registry.RegistryLimits;
import org.backplane.registry.RegistryTransaction;
import org.backplane.registry.RegistryValue;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a transaction has changed so far, laid over the table.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the registry's writers' mutex.
 */
final class Transaction implements RegistryTransaction {

    private final KeyTable table;

    /** By key; empty for one that is deleted. */
    private final NavigableMap<String, Optional<KeyRecord>> edits = new TreeMap<>();

    /** The deleted keys' paths, for the listeners. */
    private final Map<String, String> deletedPaths = new TreeMap<>();

    private boolean over;

    Transaction(KeyTable table) {
        this.table = table;
    }

    /** No call changes anything any more. */
    void end() {
        over = true;
    }

    /** All changes, by key; null for a key that is deleted. */
    Map<String, byte[]> changes() {
        Map<String, byte[]> changes = new LinkedHashMap<>();
        edits.forEach((key, edit) -> changes.put(key, edit.map(KeyRecord::encoded).orElse(null)));
        return changes;
    }

    /** The paths of the changed keys, by key. */
    Map<String, String> paths() {
        Map<String, String> paths = new TreeMap<>(deletedPaths);
        edits.forEach((key, edit) -> edit.ifPresent(record -> paths.put(key, record.path())));
        return paths;
    }

    @Override
    public Optional<RegistryKey> key(String path) {
        return key(KeyPath.parse(path));
    }

    Optional<RegistryKey> key(KeyPath path) {
        return Optional.ofNullable(find(path)).map(record -> record.snapshot(names(path)));
    }

    @Override
    public Optional<RegistryValue> value(String path, String name) {
        KeyRecord record = find(KeyPath.parse(path));
        return record == null ? Optional.empty() : Optional.ofNullable(record.values().get(name));
    }

    @Override
    public boolean createKey(String path) {
        return create(checked(path), false);
    }

    @Override
    public boolean createVolatileKey(String path) {
        return create(checked(path), true);
    }

    @Override
    public void setValue(String path, String name, RegistryValue value) {
        setValues(path, Map.of(name, value));
    }

    @Override
    public void setValues(String path, Map<String, RegistryValue> values) {
        KeyPath at = checked(path);
        if (at.isRoot()) {
            throw refused(
                    Status.ACCESS_DENIED, at + " itself holds no values; name a key below it");
        }
        KeyRecord record = find(at);
        if (record == null) {
            throw refused(
                    Status.OBJECT_NAME_NOT_FOUND,
                    "the value \""
                            + abbreviated(values.keySet().stream().findFirst().orElse(""))
                            + "\" cannot be set: there is no key "
                            + at);
        }
        values.forEach((name, value) -> checkValue(at, name, value));
        KeyRecord changed = record.with(values);
        if (!changed.equals(record)) {
            edits.put(at.key(), Optional.of(changed));
        }
    }

    @Override
    public boolean deleteValue(String path, String name) {
        KeyPath at = checked(path);
        KeyRecord record = find(at);
        if (record == null || !record.values().containsKey(name)) {
            return false;
        }
        edits.put(at.key(), Optional.of(record.without(name)));
        return true;
    }

    @Override
    public boolean deleteKey(String path) {
        KeyPath at = deletable(path);
        KeyRecord record = find(at);
        if (record == null) {
            return false;
        }
        List<String> below = names(at);
        if (!below.isEmpty()) {
            throw refused(
                    Status.CANNOT_DELETE,
                    at
                            + " cannot be deleted: it has the subkey \""
                            + below.getFirst()
                            + "\"; delete what is below it first, or with it");
        }
        delete(at.key(), record.path());
        return true;
    }

    @Override
    public boolean deleteTree(String path) {
        KeyPath at = deletable(path);
        if (find(at) == null) {
            return false;
        }
        String end = at.key() + KeyPath.AFTER_SUBTREE;
        List<String> keys = new ArrayList<>(table.subtree(at.key()));
        keys.add(at.key());
        keys.addAll(edits.subMap(at.key() + KeyPath.SEPARATOR, end).keySet());
        for (String key : keys) {
            KeyRecord record = find(key);
            if (record != null) {
                delete(key, record.path());
            }
        }
        return true;
    }

    private void delete(String key, String path) {
        edits.put(key, Optional.empty());
        deletedPaths.put(key, path);
    }

    private boolean create(KeyPath path, boolean isVolatile) {
        List<KeyPath> missing = new ArrayList<>();
        KeyPath at = path;
        KeyRecord above = find(at);
        while (above == null) {
            missing.add(at);
            at = at.parent();
            above = find(at);
        }
        if (!missing.isEmpty() && above.isVolatile() && !isVolatile) {
            throw refused(
                    Status.CHILD_MUST_BE_VOLATILE,
                    path
                            + " cannot be made: "
                            + above.path()
                            + " is volatile, and so must be what is below it");
        }
        String parent = above.path();
        for (KeyPath each : missing.reversed()) {
            parent += each.display().substring(each.display().lastIndexOf('\\'));
            edits.put(each.key(), Optional.of(KeyRecord.empty(parent, isVolatile)));
        }
        return !missing.isEmpty();
    }

    private KeyRecord find(KeyPath path) {
        return path.isRoot() ? KeyRecord.empty(path.display(), false) : find(path.key());
    }

    private KeyRecord find(String key) {
        Optional<KeyRecord> edit = edits.get(key);
        if (edit != null) {
            return edit.orElse(null);
        }
        byte[] record = table.get(key);
        return record == null ? null : KeyRecord.decoded(key, record);
    }

    private List<String> names(KeyPath path) {
        NavigableMap<String, String> names = new TreeMap<>();
        table.children(path.key()).forEach((key, record) -> names.put(key, KeyRecord.name(record)));
        String below = path.key() + KeyPath.SEPARATOR;
        edits.subMap(below, path.key() + KeyPath.AFTER_SUBTREE)
                .forEach((key, edit) -> {
                    if (key.indexOf(KeyPath.SEPARATOR, below.length()) < 0) {
                        edit.ifPresentOrElse(
                                record -> names.put(key, record.snapshot(List.of()).name()),
                                () -> names.remove(key));
                    }
                });
        return List.copyOf(names.values());
    }

    private KeyPath checked(String path) {
        if (over) {
            throw new IllegalStateException(
                    "the transaction is over; change the registry within the call that it was"
                            + " given to");
        }
        return KeyPath.parse(path);
    }

    private KeyPath deletable(String path) {
        KeyPath at = checked(path);
        if (at.isRoot()) {
            throw refused(Status.CANNOT_DELETE, at + " cannot be deleted: it is the root");
        }
        return at;
    }

    private static void checkValue(KeyPath at, String name, RegistryValue value) {
        if (name.length() > RegistryLimits.VALUE_NAME) {
            throw refused(
                    Status.OBJECT_NAME_INVALID,
                    "the name of a value of "
                            + at
                            + " has "
                            + name.length()
                            + " characters, and "
                            + RegistryLimits.VALUE_NAME
                            + " is the limit");
        }
        if (name.indexOf('\0') >= 0) {
            throw refused(
                    Status.OBJECT_NAME_INVALID,
                    "the name of a value of " + at + " has a NUL character in it");
        }
        int size = value.toBytes().length;
        if (size > RegistryLimits.VALUE_BYTES) {
            throw refused(
                    Status.INVALID_PARAMETER,
                    "the value \""
                            + abbreviated(name)
                            + "\" of "
                            + at
                            + " has "
                            + size
                            + " bytes, and "
                            + RegistryLimits.VALUE_BYTES
                            + " is the limit; put it into a file");
        }
    }

    private static String abbreviated(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "...";
    }

    private static StatusException refused(Status status, String sentence) {
        return new StatusException(
                status, Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".");
    }
}
