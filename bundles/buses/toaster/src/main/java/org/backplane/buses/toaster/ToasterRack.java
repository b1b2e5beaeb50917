package org.backplane.buses.toaster;

/**
 * Where the toasters of a bus are, however it enumerates them.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the implementation.
 */
interface ToasterRack {

    /** Plugs a toaster in; false if there is one of this serial number. */
    boolean plugIn(ToasterId toaster);

    /** Pulls a toaster out, or all if the serial number is 0; false if there was none. */
    boolean unplug(int serialNumber);

    /** Asks that a toaster be ejected, or all if the serial number is 0; false if there is none. */
    boolean eject(int serialNumber);
}
