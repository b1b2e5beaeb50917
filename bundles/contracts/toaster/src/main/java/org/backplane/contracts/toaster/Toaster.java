package org.backplane.contracts.toaster;

import org.backplane.ddi.ControlCode;
import org.backplane.ddi.InterfaceClass;

/**
 * The interface of toasters. A read toasts a slice and says which one it was; a write of a digit
 * sets how crisp the next ones are.
 */
public final class Toaster {

    /** The interface class. */
    public static final InterfaceClass INTERFACE =
            InterfaceClass.of("781ef630-72b2-11d2-b852-00c04fad5171");

    /** The setup class of toasters. */
    public static final String DEVICE_CLASS = "Toaster";

    /** The first hardware ID of a toaster. */
    public static final String HARDWARE_ID = "TOASTERBUS\\TOASTER";

    /** Asks all drivers of the stack who they are: their names, a line each, from below. */
    public static final int WHO_IS_THERE = ControlCode.buffered(ControlCode.DEVICE_UNKNOWN, 0x800);

    private Toaster() {}
}
