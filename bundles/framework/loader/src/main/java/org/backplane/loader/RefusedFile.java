package org.backplane.loader;

/**
 * A file that was offered as a driver package and is none.
 *
 * @param file its path
 * @param reason a sentence with the next step
 */
public record RefusedFile(String file, String reason) {}
