package org.backplane.wdm;

/** What {@link PnpMinor#QUERY_ID} asks for (BUS_QUERY_ID_TYPE). */
public enum IdType {
    /** The device ID, {@code enumerator\specific}: one string, also the first hardware ID. */
    DEVICE_ID,
    /** The hardware IDs, most specific first. */
    HARDWARE_IDS,
    /** The compatible IDs, most specific first. */
    COMPATIBLE_IDS,
    /** The instance ID, unique among the children of one parent. */
    INSTANCE_ID,
    /** The container ID, by which devices belong together for people. */
    CONTAINER_ID
}
