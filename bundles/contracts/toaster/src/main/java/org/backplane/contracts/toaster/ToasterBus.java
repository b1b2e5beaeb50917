package org.backplane.contracts.toaster;

import org.backplane.ddi.ControlCode;
import org.backplane.ddi.InterfaceClass;

/**
 * The interface of toaster buses: what somebody does with his hands at other buses is asked for
 * with a control code here. The input of each is a {@link BusRequest}.
 */
public final class ToasterBus {

    /** The interface class. */
    public static final InterfaceClass INTERFACE =
            InterfaceClass.of("d35f7840-6a0c-11d2-b841-00c04fad5171");

    /** What the hardware IDs of its toasters begin with. */
    public static final String ENUMERATOR = "TOASTERBUS";

    private static final int BUS_EXTENDER = 0x2A;

    /**
     * Plugs a toaster in. Completes with INVALID_PARAMETER if there is one of this serial number.
     */
    public static final int PLUG_IN = ControlCode.buffered(BUS_EXTENDER, 0x800);

    /**
     * Pulls a toaster out without warning, or all of them if the serial number is 0. Completes with
     * NO_SUCH_DEVICE if there is none.
     */
    public static final int UNPLUG = ControlCode.buffered(BUS_EXTENDER, 0x801);

    /**
     * Asks that a toaster be ejected, or all of them if the serial number is 0: its drivers may
     * refuse. Completes with NO_SUCH_DEVICE if there is none.
     */
    public static final int EJECT = ControlCode.buffered(BUS_EXTENDER, 0x802);

    private ToasterBus() {}
}
