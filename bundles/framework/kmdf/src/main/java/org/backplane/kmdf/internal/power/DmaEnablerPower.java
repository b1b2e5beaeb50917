package org.backplane.kmdf.internal.power;

import org.backplane.kmdf.internal.callback.Outcome;

/**
 * A DMA enabler, as the power machine moves it.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the power machine.
 */
public interface DmaEnablerPower {

    /** Fill, Enable and SelfManagedIoStart, up to the first that fails. */
    Outcome powerUp();

    /** SelfManagedIoStop, Disable and Flush, also if it was never powered up; every step runs. */
    Outcome powerDown();
}
