package org.backplane.wdm;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears what drivers do wrong, also while their device leaves and has no state any more in which
 * that could be seen; {@link Kernel#driverFaults()} finds it. All of it is in the log as well.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the implementation.
 */
@ConsumerType
@FunctionalInterface
public interface DriverFaults {

    /**
     * A driver did something wrong.
     *
     * @param sentence which driver, which device, and what; without a full stop
     * @param thrown what the driver threw; null if that is not it
     */
    void driverFault(String sentence, Throwable thrown);
}
