package org.backplane.power;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of changes of the system's power state.
 *
 * <p><b>Level:</b> PASSIVE; must not block, and must not change the state out of the call.
 * <b>Serialised by:</b> the change under way; calls come in order.
 */
@ConsumerType
@FunctionalInterface
public interface PowerListener {

    /** The system has come to this state, or begun to go to another one. */
    void systemPowerChanged(SystemPower now);
}
