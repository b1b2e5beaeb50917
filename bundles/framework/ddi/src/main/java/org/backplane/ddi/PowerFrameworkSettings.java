package org.backplane.ddi;

import org.backplane.wdm.power.PoFxComponent;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a driver with one component tells the power management framework
 * (WDF_POWER_FRAMEWORK_SETTINGS). What is not said, the framework does: the component has F0 alone,
 * and every change of it is answered at once.
 *
 * <p>There is no platform extension to talk to, so there is no PowerControlCallback; and callbacks
 * are the driver's own methods, so there is no context.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the method that it was handed to.
 */
@ProviderType
public interface PowerFrameworkSettings {

    /** The component. */
    PowerFrameworkSettings component(PoFxComponent component);

    /** The component became active. */
    PowerFrameworkSettings componentActiveConditionCallback(EvtPoFxComponent callback);

    /** The component became idle; answered with {@code completeIdleCondition}. */
    PowerFrameworkSettings componentIdleConditionCallback(EvtPoFxComponent callback);

    /** The component goes to an F-state. */
    PowerFrameworkSettings componentIdleStateCallback(EvtPoFxComponentIdleState callback);

    /** EvtDeviceWdmPostPoFxRegisterDevice; may refuse, and the device does not start then. */
    PowerFrameworkSettings evtDeviceWdmPostPoFxRegisterDevice(EvtDevicePoFx callback);

    /** EvtDeviceWdmPrePoFxUnregisterDevice. */
    PowerFrameworkSettings evtDeviceWdmPrePoFxUnregisterDevice(EvtDevicePoFx callback);

    /** Whether the system may direct the device down and up; by default it may. */
    PowerFrameworkSettings directedPoFxEnabled(TriState yes);
}
