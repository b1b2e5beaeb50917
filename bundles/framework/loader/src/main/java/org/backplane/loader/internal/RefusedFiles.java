package org.backplane.loader.internal;

import org.backplane.loader.RefusedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The files that are no driver packages although they lie where packages are expected. */
final class RefusedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedFiles.class);

    private final Map<String, RefusedFile> byPath = new ConcurrentSkipListMap<>();

    void add(Path file, String reason) {
        byPath.put(file.toString(), new RefusedFile(file.toString(), reason));
        LOG.warn("Refused: {}", reason);
    }

    void remove(Path file) {
        byPath.remove(file.toString());
    }

    List<RefusedFile> all() {
        return List.copyOf(byPath.values());
    }
}
