package org.backplane.registry;

import org.osgi.annotation.versioning.ProviderType;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hierarchical settings: keys that hold values and other keys.
 *
 * <p>A path begins with {@code HKLM} (or {@code HKEY_LOCAL_MACHINE}, or {@code \Registry\Machine})
 * and goes on with key names after backslashes. Names of keys and values are compared without
 * regard to case and keep the case in which they were made. A malformed path throws {@link
 * org.backplane.status.StatusException} with OBJECT_NAME_INVALID and a sentence.
 *
 * <p>Changes come in transactions: all of one is there, or nothing, for every reader and after
 * every crash.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> itself; transactions run one after the other.
 */
@ProviderType
public interface Registry {

    /** The key as it is now; empty if it is not there. */
    Optional<RegistryKey> key(String path);

    /** One value of a key; empty if the key or the value is not there. The default value is "". */
    Optional<RegistryValue> value(String path, String name);

    /**
     * Makes changes, and returns when they are on the disk. If {@code changes} throws, none is
     * made.
     *
     * @param changes must be short, and must not call the registry but through what it is given
     * @throws org.backplane.status.StatusException with REGISTRY_IO_FAILED if the disk does not
     *     take them: they hold for this run then, and are written with the next ones that succeed;
     *     with REGISTRY_QUOTA_LIMIT if the registry would grow too large
     */
    void change(Consumer<RegistryTransaction> changes);

    /**
     * Makes changes that everybody sees at once and that are on the disk soon. A crash may lose the
     * last such transactions, as wholes; what is lost is never older than what is kept.
     *
     * @param changes as in {@link #change}
     * @throws org.backplane.status.StatusException with REGISTRY_QUOTA_LIMIT if the registry would
     *     grow too large
     */
    void changeSoon(Consumer<RegistryTransaction> changes);

    /**
     * Returns when everything is on the disk that was changed before.
     *
     * @throws org.backplane.status.StatusException with REGISTRY_IO_FAILED if the disk does not
     *     take it
     */
    void flush();

    /**
     * Calls a listener after each transaction that touches a key or what is below it.
     *
     * @param path need not exist
     */
    void addListener(String path, RegistryListener listener);

    /** Takes a listener off every path that it was added for; it may hear of one change more. */
    void removeListener(RegistryListener listener);
}
