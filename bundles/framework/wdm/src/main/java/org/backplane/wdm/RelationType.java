package org.backplane.wdm;

/** What {@link PnpMinor#QUERY_DEVICE_RELATIONS} asks for (DEVICE_RELATION_TYPE). */
public enum RelationType {
    /** The PDOs that this device's function driver enumerates. */
    BUS
}
