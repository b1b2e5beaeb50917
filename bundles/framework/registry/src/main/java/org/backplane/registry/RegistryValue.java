package org.backplane.registry;

import org.backplane.registry.internal.ValueBytes;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A value of the registry: something that has one of six types. Immutable. */
public sealed interface RegistryValue {

    /** Its type. */
    ValueType type();

    /** A string. */
    record Sz(String text) implements RegistryValue {

        /** Refuses a string with a NUL in it. */
        public Sz {
            ValueBytes.checkText(text);
        }

        @Override
        public ValueType type() {
            return ValueType.SZ;
        }
    }

    /** A string with names of variables between percent signs, which the reader replaces. */
    record ExpandSz(String text) implements RegistryValue {

        /** Refuses a string with a NUL in it. */
        public ExpandSz {
            ValueBytes.checkText(text);
        }

        @Override
        public ValueType type() {
            return ValueType.EXPAND_SZ;
        }
    }

    /** A list of strings, none of which is empty. */
    record MultiSz(List<String> texts) implements RegistryValue {

        /** Keeps a copy; refuses an empty string, which would end the list, and one with a NUL. */
        public MultiSz {
            texts = List.copyOf(texts);
            texts.forEach(ValueBytes::checkElement);
        }

        @Override
        public ValueType type() {
            return ValueType.MULTI_SZ;
        }
    }

    /** A number of 32 bits, unsigned to Windows. */
    record Dword(int number) implements RegistryValue {

        @Override
        public ValueType type() {
            return ValueType.DWORD;
        }
    }

    /** A number of 64 bits, unsigned to Windows. */
    record Qword(long number) implements RegistryValue {

        @Override
        public ValueType type() {
            return ValueType.QWORD;
        }
    }

    /** Bytes. */
    final class Binary implements RegistryValue {

        private final byte[] bytes;

        /** Keeps a copy. */
        public Binary(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        /** A copy of the bytes. */
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public ValueType type() {
            return ValueType.BINARY;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Binary that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Binary[" + HexFormat.of().formatHex(bytes) + "]";
        }
    }

    /** A string. */
    static RegistryValue sz(String text) {
        return new Sz(text);
    }

    /** A list of strings. */
    static RegistryValue multiSz(List<String> texts) {
        return new MultiSz(texts);
    }

    /** A number of 32 bits. */
    static RegistryValue dword(int number) {
        return new Dword(number);
    }

    /** A number of 64 bits. */
    static RegistryValue qword(long number) {
        return new Qword(number);
    }

    /** Bytes. */
    static RegistryValue binary(byte[] bytes) {
        return new Binary(bytes);
    }

    /**
     * The value that these bytes are in Windows.
     *
     * @throws org.backplane.status.StatusException with INVALID_PARAMETER if they are none of that
     *     type
     */
    static RegistryValue of(ValueType type, byte[] bytes) {
        return ValueBytes.value(type, bytes);
    }

    /**
     * The bytes that this value is in Windows: strings in UTF-16 with a NUL after each, numbers in
     * little endian.
     */
    default byte[] toBytes() {
        return ValueBytes.bytes(this);
    }
}
