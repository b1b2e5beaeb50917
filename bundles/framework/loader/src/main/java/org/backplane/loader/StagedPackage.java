package org.backplane.loader;

/**
 * What came of staging a file.
 *
 * @param driverPackage the package in the store
 * @param added false if a package with the same content was in the store already
 */
public record StagedPackage(DriverPackage driverPackage, boolean added) {}
