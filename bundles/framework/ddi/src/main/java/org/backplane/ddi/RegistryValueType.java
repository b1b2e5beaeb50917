package org.backplane.ddi;

/** The types of registry values, by the names that Windows has for them. */
public enum RegistryValueType {
    /** A string. */
    SZ,
    /** A string with names of variables between percent signs. */
    EXPAND_SZ,
    /** Bytes. */
    BINARY,
    /** A number of 32 bits. */
    DWORD,
    /** A list of strings. */
    MULTI_SZ,
    /** A number of 64 bits. */
    QWORD
}
