package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Brings a component to an F-state (PO_FX_COMPONENT_IDLE_STATE_CALLBACK).
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the power management framework.
 */
@ConsumerType
@FunctionalInterface
public interface EvtPoFxComponentIdleState {

    /**
     * Called with the component's index and the F-state; answered with {@code completeIdleState} of
     * the registration.
     */
    void evtPoFxComponentIdleState(int component, int state);
}
