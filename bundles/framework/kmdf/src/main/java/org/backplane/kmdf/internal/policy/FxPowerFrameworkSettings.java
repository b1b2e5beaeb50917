package org.backplane.kmdf.internal.policy;

import org.backplane.ddi.EvtDevicePoFx;
import org.backplane.ddi.EvtPoFxComponent;
import org.backplane.ddi.EvtPoFxComponentIdleState;
import org.backplane.ddi.PowerFrameworkSettings;
import org.backplane.ddi.TriState;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.power.PoFxComponent;

/**
 * What a driver told of its component; what it did not tell is null.
 *
 * <p><b>Serialised by:</b> the driver, which fills it in before the first start; constant
 * afterwards.
 */
public final class FxPowerFrameworkSettings implements PowerFrameworkSettings {

    PoFxComponent component = PoFxComponent.F0_ONLY;
    EvtPoFxComponent active;
    EvtPoFxComponent idle;
    EvtPoFxComponentIdleState idleState;
    EvtDevicePoFx postRegister;
    EvtDevicePoFx preUnregister;
    boolean directed = true;

    @Override
    public PowerFrameworkSettings component(PoFxComponent description) {
        if (description.idleStates().isEmpty()
                || description.deepestWakeable() < 0
                || description.deepestWakeable() >= description.idleStates().size()) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    "a component has F0 at least, and its deepest wakeable F-state is one of its"
                            + " own; this says "
                            + description);
        }
        component = description;
        return this;
    }

    @Override
    public PowerFrameworkSettings componentActiveConditionCallback(EvtPoFxComponent callback) {
        active = callback;
        return this;
    }

    @Override
    public PowerFrameworkSettings componentIdleConditionCallback(EvtPoFxComponent callback) {
        idle = callback;
        return this;
    }

    @Override
    public PowerFrameworkSettings componentIdleStateCallback(EvtPoFxComponentIdleState callback) {
        idleState = callback;
        return this;
    }

    @Override
    public PowerFrameworkSettings evtDeviceWdmPostPoFxRegisterDevice(EvtDevicePoFx callback) {
        postRegister = callback;
        return this;
    }

    @Override
    public PowerFrameworkSettings evtDeviceWdmPrePoFxUnregisterDevice(EvtDevicePoFx callback) {
        preUnregister = callback;
        return this;
    }

    @Override
    public PowerFrameworkSettings directedPoFxEnabled(TriState yes) {
        directed = yes != TriState.FALSE;
        return this;
    }
}
