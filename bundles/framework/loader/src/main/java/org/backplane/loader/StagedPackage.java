package org.backplane.loader;

import java.util.List;

/**
 * What came of staging a file.
 *
 * @param driverPackage the package in the store
 * @param added false if a package with the same content was in the store already
 * @param notes what the package says and has no effect here, by file and line
 */
public record StagedPackage(DriverPackage driverPackage, boolean added, List<String> notes) {

    /** Keeps a copy of the list. */
    public StagedPackage {
        notes = List.copyOf(notes);
    }
}
