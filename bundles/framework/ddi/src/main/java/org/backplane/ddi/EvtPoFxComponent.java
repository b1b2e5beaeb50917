package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of a change of a component (PO_FX_COMPONENT_ACTIVE_CONDITION_CALLBACK,
 * PO_FX_COMPONENT_IDLE_CONDITION_CALLBACK).
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the power management framework.
 */
@ConsumerType
@FunctionalInterface
public interface EvtPoFxComponent {

    /** Called with the component's index. */
    void evtPoFxComponent(int component);
}
