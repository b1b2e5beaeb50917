package org.backplane.registry.internal;

import org.backplane.registry.RegistryKey;
import org.backplane.registry.RegistryValue;
import org.backplane.registry.ValueType;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A key without what is below it, and its form in bytes, which is the same in memory and on the
 * disk: most keys are written once and read seldom.
 *
 * @param path in its own case
 * @param isVolatile whether it is never written
 * @param values by name, without regard to case; not to be changed
 */
record KeyRecord(String path, boolean isVolatile, Map<String, RegistryValue> values) {

    private static final int FORMAT = 1;
    private static final int VOLATILE = 1;

    /** Beside the type of a string whose characters have a byte each. */
    private static final int NARROW = 0x80;

    static KeyRecord empty(String path, boolean isVolatile) {
        return new KeyRecord(path, isVolatile, Map.of());
    }

    KeyRecord with(Map<String, RegistryValue> set) {
        Map<String, RegistryValue> changed = copy();
        changed.putAll(set);
        return new KeyRecord(path, isVolatile, Collections.unmodifiableMap(changed));
    }

    KeyRecord without(String name) {
        Map<String, RegistryValue> changed = copy();
        changed.remove(name);
        return new KeyRecord(path, isVolatile, Collections.unmodifiableMap(changed));
    }

    private Map<String, RegistryValue> copy() {
        Map<String, RegistryValue> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(values);
        return copy;
    }

    RegistryKey snapshot(List<String> subkeys) {
        return new RegistryKey(path, isVolatile, values, subkeys);
    }

    byte[] encoded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(FORMAT);
            out.writeByte(isVolatile ? VOLATILE : 0);
            out.writeUTF(path);
            out.writeInt(values.size());
            for (Map.Entry<String, RegistryValue> each : values.entrySet()) {
                byte[] value = ValueBytes.bytes(each.getValue());
                boolean narrow = ValueBytes.isNarrow(each.getValue().type(), value);
                value = narrow ? ValueBytes.narrow(value) : value;
                out.writeUTF(each.getKey());
                out.writeByte(each.getValue().type().number() | (narrow ? NARROW : 0));
                out.writeInt(value.length);
                out.write(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #encoded} wrote.
     *
     * @param name for the message
     * @throws StatusException with REGISTRY_CORRUPT if that is not what the bytes are
     */
    static KeyRecord decoded(String name, byte[] encoded) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded));
            if (in.readUnsignedByte() != FORMAT) {
                throw corrupt(name, "it is of a format that this version does not know", null);
            }
            boolean isVolatile = in.readUnsignedByte() == VOLATILE;
            String path = in.readUTF();
            int count = in.readInt();
            Map<String, RegistryValue> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (int i = 0; i < count; i++) {
                String valueName = in.readUTF();
                int tag = in.readUnsignedByte();
                int number = tag & ~NARROW;
                ValueType type =
                        ValueType.of(number)
                                .orElseThrow(() ->
                                        corrupt(name, "it has a value of type " + number, null));
                int length = in.readInt();
                if (length < 0 || length > in.available()) {
                    throw corrupt(name, "it ends within a value", null);
                }
                byte[] value = in.readNBytes(length);
                values.put(
                        valueName,
                        ValueBytes.value(
                                type, (tag & NARROW) == 0 ? value : ValueBytes.widen(value)));
            }
            return new KeyRecord(path, isVolatile, Collections.unmodifiableMap(values));
        } catch (IOException e) {
            throw corrupt(name, "it ends too early", e);
        }
    }

    /** Whether the key in this form is volatile. */
    static boolean isVolatile(byte[] encoded) {
        return encoded[1] == VOLATILE;
    }

    /** The last name in the path of the key in this form, in its own case. */
    static String name(byte[] encoded) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded));
            in.skipNBytes(2);
            String path = in.readUTF();
            return path.substring(path.lastIndexOf('\\') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("the table holds only what was decoded before", e);
        }
    }

    private static StatusException corrupt(String name, String clause, Exception cause) {
        return new StatusException(
                Status.REGISTRY_CORRUPT,
                "The registry's record of %s is damaged: %s."
                        .formatted(name.replace(KeyPath.SEPARATOR, '\\'), clause),
                cause);
    }
}
