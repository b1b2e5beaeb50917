package org.backplane.ddi;

/** The registry keys that a device has (PLUGPLAY_REGKEY_*). */
public enum PlugPlayKey {
    /** The hardware key: settings of this device, whatever driver serves it. */
    DEVICE,
    /** The software key: settings of this device that belong to its driver. */
    DRIVER
}
