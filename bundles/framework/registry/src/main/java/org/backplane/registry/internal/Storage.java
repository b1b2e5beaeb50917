package org.backplane.registry.internal;

import java.util.Map;
import java.util.SortedMap;

/**
 * Where the keys are kept.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the {@link Committer}.
 */
interface Storage {

    /** All keys as they were written last. */
    SortedMap<String, byte[]> load();

    /**
     * Makes changes, all or none of them, and returns when they are on the disk; null deletes a
     * key. After it has thrown it can be called again.
     *
     * @throws RuntimeException if they are not on the disk
     */
    void write(Map<String, byte[]> changes);

    /** Closes what is open. */
    void close();
}
