package org.backplane.kmdf.internal.device;

import org.backplane.kmdf.internal.file.FxFileObjectConfig;
import org.backplane.kmdf.internal.file.FxPkgGeneral;

/**
 * What a driver said about the way into a device, before it is created.
 *
 * <p><b>Serialised by:</b> device-add.
 */
final class DeviceSettings {

    /** Null if the device has no file objects. */
    FxFileObjectConfig files;

    boolean exclusive;

    /** Whether the driver sends requests to its own device. */
    boolean selfIoTarget;

    /** How many stack locations the device needs beyond the one that every device has. */
    int extraStackLocations() {
        return FxPkgGeneral.stackLocations(files);
    }
}
