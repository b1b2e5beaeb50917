package org.backplane.kmdf.internal.support;

import org.backplane.ddi.Memory;
import org.backplane.ddi.MemoryObject;
import org.backplane.ddi.MemoryOffset;
import org.backplane.ddi.RegistryKey;
import org.backplane.ddi.RegistryValueType;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.registry.Registry;
import org.backplane.registry.RegistryTransaction;
import org.backplane.registry.RegistryValue;
import org.backplane.registry.RegistryValue.Dword;
import org.backplane.registry.RegistryValue.ExpandSz;
import org.backplane.registry.RegistryValue.MultiSz;
import org.backplane.registry.RegistryValue.Sz;
import org.backplane.registry.ValueType;
import org.backplane.runtime.Level;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * An open key of the registry.
 *
 * <p><b>Serialised by:</b> the registry; constant itself.
 */
public final class FxRegistryKey extends FxObject implements RegistryKey {

    private final Registry registry;
    private final String path;
    private final boolean isNew;

    private FxRegistryKey(FxObject parent, Registry registry, String path, boolean isNew) {
        super(parent);
        this.registry = registry;
        this.path = path;
        this.isNew = isNew;
    }

    /** Opens a key below {@code parent}, which is made if it is not there. */
    public static FxRegistryKey create(FxObject parent, Registry registry, String path) {
        requirePassive(parent);
        AtomicBoolean made = new AtomicBoolean();
        registry.change(keys -> made.set(keys.createKey(path)));
        return parent.adopt(new FxRegistryKey(parent, registry, path, made.get()));
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public boolean isNew() {
        return isNew;
    }

    @Override
    public RegistryKey openKey(String name) {
        String below = below(name);
        if (registry.key(below).isEmpty()) {
            throw new StatusException(
                    Status.OBJECT_NAME_NOT_FOUND,
                    "There is no registry key %s; make it with createKey.".formatted(below));
        }
        return opened(below, false);
    }

    @Override
    public RegistryKey createKey(String name) {
        String below = below(name);
        AtomicBoolean made = new AtomicBoolean();
        change(keys -> made.set(keys.createKey(below)));
        return opened(below, made.get());
    }

    @Override
    public RegistryKey createVolatileKey(String name) {
        String below = below(name);
        AtomicBoolean made = new AtomicBoolean();
        change(keys -> made.set(keys.createVolatileKey(below)));
        return opened(below, made.get());
    }

    private RegistryKey opened(String below, boolean made) {
        return parent().adopt(new FxRegistryKey(parent(), registry, below, made));
    }

    private String below(String name) {
        requireUsable();
        return path + "\\" + required(name, "the name of a registry key");
    }

    @Override
    public void close() {
        delete();
    }

    @Override
    public void removeKey() {
        change(keys -> keys.deleteKey(path));
        delete();
    }

    @Override
    public void removeValue(String name) {
        required(name, "the name of a registry value");
        change(keys -> {
            if (!keys.deleteValue(path, name)) {
                throw noValue(name);
            }
        });
    }

    @Override
    public RegistryValueType queryValueType(String name) {
        return RegistryValueType.valueOf(query(name).type().name());
    }

    @Override
    public byte[] queryValue(String name) {
        return query(name).toBytes();
    }

    @Override
    public MemoryObject queryMemory(String name) {
        byte[] bytes = queryValue(name);
        FxMemoryObject memory = FxMemoryObject.ofLength(parent(), bytes.length);
        memory.segment().copyFrom(MemorySegment.ofArray(bytes));
        return parent().adopt(memory);
    }

    @Override
    public List<String> queryMultiString(String name) {
        if (query(name) instanceof MultiSz(List<String> texts)) {
            return texts;
        }
        throw mismatch(name, "REG_MULTI_SZ");
    }

    @Override
    public String queryString(String name) {
        return switch (query(name)) {
            case Sz(String text) -> text;
            case ExpandSz(String text) -> text;
            default -> throw mismatch(name, "REG_SZ or REG_EXPAND_SZ");
        };
    }

    @Override
    public int queryULong(String name) {
        if (query(name) instanceof Dword(int number)) {
            return number;
        }
        throw mismatch(name, "REG_DWORD");
    }

    @Override
    public void assignValue(String name, RegistryValueType type, byte[] value) {
        required(type, "the type of a registry value");
        assign(
                name,
                RegistryValue.of(
                        ValueType.valueOf(type.name()),
                        required(value, "the bytes of a registry value")));
    }

    @Override
    public void assignMemory(
            String name, RegistryValueType type, Memory memory, MemoryOffset part) {
        required(memory, "the memory of a registry value");
        MemoryOffset which = part == null ? MemoryOffset.WHOLE : part;
        byte[] bytes =
                new byte
                        [which.length() == 0
                                ? Math.max(0, memory.length() - which.offset())
                                : which.length()];
        memory.copyTo(which.offset(), bytes, 0, bytes.length);
        assignValue(name, type, bytes);
    }

    @Override
    public void assignMultiString(String name, List<String> values) {
        assign(name, new MultiSz(required(values, "the strings of a registry value")));
    }

    @Override
    public void assignString(String name, String value) {
        assign(name, new Sz(required(value, "the string of a registry value")));
    }

    @Override
    public void assignULong(String name, int value) {
        assign(name, new Dword(value));
    }

    private void assign(String name, RegistryValue value) {
        required(name, "the name of a registry value");
        change(keys -> keys.setValue(path, name, value));
    }

    private void change(Consumer<RegistryTransaction> change) {
        requireUsable();
        registry.change(keys -> {
            if (keys.key(path).isEmpty()) {
                throw deleted();
            }
            change.accept(keys);
        });
    }

    private RegistryValue query(String name) {
        requireUsable();
        required(name, "the name of a registry value");
        org.backplane.registry.RegistryKey key = registry.key(path).orElseThrow(this::deleted);
        return key.value(name).orElseThrow(() -> noValue(name));
    }

    private void requireUsable() {
        if (hasEnded()) {
            throw violation(
                    WdfViolation.Code.INVALID_HANDLE, "it is used after it was closed", this);
        }
        requirePassive(this);
    }

    private static void requirePassive(FxObject user) {
        if (user.dispatcher().currentLevel() != Level.PASSIVE) {
            throw new IllegalStateException(
                    "the registry cannot be used for %s above PASSIVE level, for that waits"
                            .formatted(user));
        }
    }

    private StatusException deleted() {
        return new StatusException(
                Status.KEY_DELETED,
                "The registry key %s has been removed since it was opened.".formatted(path));
    }

    private StatusException noValue(String name) {
        return new StatusException(
                Status.OBJECT_NAME_NOT_FOUND,
                "The registry key %s has no value \"%s\".".formatted(path, name));
    }

    private StatusException mismatch(String name, String wanted) {
        return new StatusException(
                Status.OBJECT_TYPE_MISMATCH,
                "The value \"%s\" of registry key %s is no %s.".formatted(name, path, wanted));
    }

    @Override
    public String toString() {
        return "registry key " + path + " of " + parent().owner();
    }
}
