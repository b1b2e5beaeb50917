package org.backplane.verifier;

import java.nio.file.Path;

/**
 * How far a recording has come.
 *
 * @param device the device instance path
 * @param driver the driver that is recorded
 * @param file where to
 * @param begun whether the device has arrived since
 * @param crossings how many are in the file
 * @param failure why no more are written, as a sentence; null if they are
 */
public record RecordingStatus(
        String device, String driver, Path file, boolean begun, long crossings, String failure) {}
