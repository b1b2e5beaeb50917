package org.backplane.registry.internal;

import org.backplane.registry.RegistryValue;
import org.backplane.registry.RegistryValue.Binary;
import org.backplane.registry.RegistryValue.Dword;
import org.backplane.registry.RegistryValue.ExpandSz;
import org.backplane.registry.RegistryValue.MultiSz;
import org.backplane.registry.RegistryValue.Qword;
import org.backplane.registry.RegistryValue.Sz;
import org.backplane.registry.ValueType;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Values as the bytes that they are in Windows, and back. */
public final class ValueBytes {

    private ValueBytes() {}

    /** Refuses a string that would end before its end. */
    public static void checkText(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    "A string of the registry cannot contain a NUL character; use a binary value.");
        }
    }

    /** Refuses a string that cannot be one of a list. */
    public static void checkElement(String text) {
        checkText(text);
        if (text.isEmpty()) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    "A list of strings in the registry cannot have an empty one: it would end the"
                            + " list. Leave it out.");
        }
    }

    /** The bytes of a value. */
    public static byte[] bytes(RegistryValue value) {
        return switch (value) {
            case Sz(String text) -> strings(List.of(text), false);
            case ExpandSz(String text) -> strings(List.of(text), false);
            case MultiSz(List<String> texts) -> strings(texts, true);
            case Dword(int number) -> bytes(Integer.BYTES, number);
            case Qword(long number) -> bytes(Long.BYTES, number);
            case Binary binary -> binary.bytes();
        };
    }

    /** The value of bytes. */
    public static RegistryValue value(ValueType type, byte[] bytes) {
        return switch (type) {
            case SZ -> new Sz(text(type, bytes));
            case EXPAND_SZ -> new ExpandSz(text(type, bytes));
            case MULTI_SZ -> new MultiSz(texts(bytes));
            case DWORD -> new Dword(number(type, bytes, Integer.BYTES).getInt());
            case QWORD -> new Qword(number(type, bytes, Long.BYTES).getLong());
            case BINARY -> new Binary(bytes);
        };
    }

    /** Whether a value is of characters that fit into a byte each. */
    static boolean isNarrow(ValueType type, byte[] bytes) {
        if (type != ValueType.SZ && type != ValueType.EXPAND_SZ && type != ValueType.MULTI_SZ) {
            return false;
        }
        for (int i = 1; i < bytes.length; i += Character.BYTES) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** A byte for each character. */
    static byte[] narrow(byte[] bytes) {
        byte[] narrow = new byte[bytes.length / Character.BYTES];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = bytes[Character.BYTES * i];
        }
        return narrow;
    }

    /** Takes back {@link #narrow}. */
    static byte[] widen(byte[] narrow) {
        byte[] bytes = new byte[Character.BYTES * narrow.length];
        for (int i = 0; i < narrow.length; i++) {
            bytes[Character.BYTES * i] = narrow[i];
        }
        return bytes;
    }

    private static byte[] strings(List<String> texts, boolean list) {
        int chars = list ? 1 : 0;
        for (String text : texts) {
            chars += text.length() + 1;
        }
        // What is not written is the NUL after each string and after the list.
        byte[] bytes = new byte[chars * Character.BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (String text : texts) {
            for (int i = 0; i < text.length(); i++) {
                buffer.putChar(text.charAt(i));
            }
            buffer.putChar('\0');
        }
        return bytes;
    }

    private static String text(ValueType type, byte[] bytes) {
        String text = characters(type, bytes);
        int end = text.indexOf('\0');
        if (end >= 0 && end < text.length() - 1) {
            throw malformed(type, "there is something after the NUL character that ends it");
        }
        return end < 0 ? text : text.substring(0, end);
    }

    private static List<String> texts(byte[] bytes) {
        String all = characters(ValueType.MULTI_SZ, bytes);
        List<String> texts = new ArrayList<>();
        int from = 0;
        while (from < all.length() && all.charAt(from) != '\0') {
            int end = all.indexOf('\0', from);
            texts.add(all.substring(from, end < 0 ? all.length() : end));
            from = end < 0 ? all.length() : end + 1;
        }
        if (from < all.length() - 1) {
            throw malformed(ValueType.MULTI_SZ, "there is something after the end of the list");
        }
        return texts;
    }

    private static String characters(ValueType type, byte[] bytes) {
        if (bytes.length % Character.BYTES != 0) {
            throw malformed(
                    type,
                    "characters have two bytes each, and %d are an odd number"
                            .formatted(bytes.length));
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().toString();
    }

    private static ByteBuffer number(ValueType type, byte[] bytes, int size) {
        if (bytes.length != size) {
            throw malformed(type, "it has %d bytes and not %d".formatted(bytes.length, size));
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] bytes(int size, long number) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (number >> (Byte.SIZE * i));
        }
        return bytes;
    }

    private static StatusException malformed(ValueType type, String clause) {
        return new StatusException(
                Status.INVALID_PARAMETER, "This is no %s: %s.".formatted(type, clause));
    }
}
