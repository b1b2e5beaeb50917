package org.backplane.wdm;

/** What {@link PnpMinor#QUERY_DEVICE_TEXT} asks for (DEVICE_TEXT_TYPE). */
public enum DeviceText {
    /** What the bus calls the device, for people. */
    DESCRIPTION,
    /** Where on the bus it sits, for people. */
    LOCATION
}
