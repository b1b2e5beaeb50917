package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * How a timer is (WDF_TIMER_CONFIG). Its time is exact, so there is no tolerable delay and no high
 * resolution to ask for.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the method that it was handed to.
 */
@ProviderType
public interface TimerConfig {

    /**
     * Whether the callback is serialised with those of the device or queue that the timer belongs
     * to, if those are serialised; by default it is.
     */
    TimerConfig automaticSerialization(boolean yes);

    /**
     * The level of the callback; by default DISPATCH. A timer at PASSIVE level is started once at a
     * time: it is not periodic.
     */
    TimerConfig executionLevel(ExecutionLevel level);
}
