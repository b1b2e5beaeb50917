package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

import java.util.List;

/**
 * An open key of the registry (WDFKEY). It is closed with the device or driver that it was opened
 * from, if not before; the key itself stays.
 *
 * <p>There are no access rights: a driver may do with a key what it can name. Names of keys and
 * values are compared without regard to case; "" names a key's default value. What is assigned is
 * on the disk when the method returns.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the registry. <b>Throws:</b> {@link
 * org.backplane.status.StatusException} OBJECT_NAME_NOT_FOUND if a key or value is not there,
 * OBJECT_TYPE_MISMATCH if a value is of another type, KEY_DELETED if somebody has removed the key
 * since, REGISTRY_IO_FAILED if the disk fails; {@link IllegalStateException} above PASSIVE level,
 * and after the key is closed, which is a fault of the driver.
 */
@ProviderType
public interface RegistryKey extends FrameworkObject, AutoCloseable {

    /** The key's whole path, by which the floor of the driver model knows it. */
    @Ddi("WdfRegistryWdmGetHandle")
    String path();

    /** Whether {@link #createKey} made the key, and did not find it. */
    boolean isNew();

    /**
     * Opens a key below this one.
     *
     * @param name may be several names with backslashes between them
     */
    @Ddi("WdfRegistryOpenKey")
    RegistryKey openKey(String name);

    /** Opens a key below this one, which is made if it is not there. */
    @Ddi("WdfRegistryCreateKey")
    RegistryKey createKey(String name);

    /** As {@link #createKey}; what is made is gone at the next start (REG_OPTION_VOLATILE). */
    @Ddi("WdfRegistryCreateKey")
    RegistryKey createVolatileKey(String name);

    /** Closes the key: the object ends, the key stays. */
    @Override
    @Ddi("WdfRegistryClose")
    void close();

    /**
     * Removes the key from the registry, and closes it.
     *
     * @throws org.backplane.status.StatusException CANNOT_DELETE if there are keys below it
     */
    @Ddi("WdfRegistryRemoveKey")
    void removeKey();

    /** Removes a value. */
    @Ddi("WdfRegistryRemoveValue")
    void removeValue(String name);

    /** The type of a value. */
    @Ddi("WdfRegistryQueryValue")
    RegistryValueType queryValueType(String name);

    /** The bytes of a value of any type, as Windows has them. */
    @Ddi("WdfRegistryQueryValue")
    byte[] queryValue(String name);

    /**
     * As {@link #queryValue}, in memory that ends with the device or driver that the key was opened
     * from.
     *
     * @throws org.backplane.status.StatusException INVALID_PARAMETER if the value has no bytes
     */
    @Ddi("WdfRegistryQueryMemory")
    MemoryObject queryMemory(String name);

    /** The strings of a MULTI_SZ. */
    @Ddi("WdfRegistryQueryMultiString")
    List<String> queryMultiString(String name);

    /** The text of an SZ or EXPAND_SZ. */
    @Ddi({"WdfRegistryQueryString", "WdfRegistryQueryUnicodeString"})
    String queryString(String name);

    /** The number of a DWORD. */
    @Ddi("WdfRegistryQueryULong")
    int queryULong(String name);

    /**
     * Sets a value.
     *
     * @param value the bytes as Windows has them
     * @throws org.backplane.status.StatusException INVALID_PARAMETER if they are none of that type
     */
    @Ddi("WdfRegistryAssignValue")
    void assignValue(String name, RegistryValueType type, byte[] value);

    /**
     * As {@link #assignValue}, from memory.
     *
     * @param part which of its bytes; null for all
     */
    @Ddi("WdfRegistryAssignMemory")
    void assignMemory(String name, RegistryValueType type, Memory memory, MemoryOffset part);

    /** Sets a MULTI_SZ. */
    @Ddi("WdfRegistryAssignMultiString")
    void assignMultiString(String name, List<String> values);

    /** Sets an SZ. */
    @Ddi({"WdfRegistryAssignString", "WdfRegistryAssignUnicodeString"})
    void assignString(String name, String value);

    /** Sets a DWORD. */
    @Ddi("WdfRegistryAssignULong")
    void assignULong(String name, int value);
}
