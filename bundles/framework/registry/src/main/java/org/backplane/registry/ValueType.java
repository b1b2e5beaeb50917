package org.backplane.registry;

import java.util.Locale;
import java.util.Optional;

/** The types of values, with Windows' numbers. */
public enum ValueType {
    /** A string. */
    SZ(1),
    /** A string with names of variables between percent signs, which the reader replaces. */
    EXPAND_SZ(2),
    /** Bytes. */
    BINARY(3),
    /** A number of 32 bits. */
    DWORD(4),
    /** A list of strings. */
    MULTI_SZ(7),
    /** A number of 64 bits. */
    QWORD(11);

    private final int number;

    ValueType(int number) {
        this.number = number;
    }

    /** The number of {@code winnt.h}. */
    public int number() {
        return number;
    }

    /** The type with this number; empty for one that this registry does not have. */
    public static Optional<ValueType> of(int number) {
        for (ValueType type : values()) {
            if (type.number == number) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The type that is written like this, with or without {@code REG_}, in any case. */
    public static Optional<ValueType> named(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        for (ValueType type : values()) {
            if (name.equals(type.name()) || name.equals(type.toString())) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The name that {@code reg query} prints. */
    @Override
    public String toString() {
        return "REG_" + name();
    }
}
