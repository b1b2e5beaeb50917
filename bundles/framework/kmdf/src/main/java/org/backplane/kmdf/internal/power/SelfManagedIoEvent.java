package org.backplane.kmdf.internal.power;

/** What power and PnP ask of a driver's own I/O (SelfManagedIoEvent*). */
public enum SelfManagedIoEvent {
    START,
    SUSPEND,
    FLUSH,
    CLEANUP
}
