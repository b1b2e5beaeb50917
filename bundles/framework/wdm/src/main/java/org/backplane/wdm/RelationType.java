package org.backplane.wdm;

/** What {@link PnpMinor#QUERY_DEVICE_RELATIONS} asks for (DEVICE_RELATION_TYPE). */
public enum RelationType {
    /** The PDOs that this device's function driver enumerates. */
    BUS,
    /** The PDOs of devices that are ejected together with this one. */
    EJECTION,
    /** The PDOs of devices that are removed when this one is. */
    REMOVAL,
    /** The PDO of the stack itself. */
    TARGET
}
