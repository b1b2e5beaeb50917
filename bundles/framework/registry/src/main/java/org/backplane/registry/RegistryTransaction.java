package org.backplane.registry;

import org.osgi.annotation.versioning.ProviderType;

import java.util.Map;
import java.util.Optional;

/**
 * Changes that happen together. It sees what it has changed itself; others do not, until it is
 * over.
 *
 * <p>What is not possible throws {@link org.backplane.status.StatusException} with a sentence, and
 * undoes the whole transaction unless that is caught.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the registry; of use only while the transaction
 * runs.
 */
@ProviderType
public interface RegistryTransaction {

    /** The key as it is in this transaction; empty if it is not there. */
    Optional<RegistryKey> key(String path);

    /** One value of a key; empty if the key or the value is not there. */
    Optional<RegistryValue> value(String path, String name);

    /**
     * Makes a key, and those above it that are missing.
     *
     * @return false if it was there already
     * @throws org.backplane.status.StatusException with CHILD_MUST_BE_VOLATILE below a volatile key
     */
    boolean createKey(String path);

    /**
     * Makes a key that the next start does not see, and those above it that are missing, which are
     * volatile too.
     *
     * @return false if it was there already, volatile or not
     */
    boolean createVolatileKey(String path);

    /**
     * Sets a value of a key that is there.
     *
     * @param name may be empty: the default value
     * @throws org.backplane.status.StatusException with OBJECT_NAME_NOT_FOUND if the key is not
     *     there
     */
    void setValue(String path, String name, RegistryValue value);

    /**
     * Sets several values of a key that is there, as {@link #setValue} does one.
     *
     * @param values by name
     */
    void setValues(String path, Map<String, RegistryValue> values);

    /** Deletes a value; false if there is none of that name, or no such key. */
    boolean deleteValue(String path, String name);

    /**
     * Deletes a key that has no keys below it; false if it is not there.
     *
     * @throws org.backplane.status.StatusException with CANNOT_DELETE if there are keys below it
     */
    boolean deleteKey(String path);

    /** Deletes a key and everything below it; false if it is not there. */
    boolean deleteTree(String path);
}
