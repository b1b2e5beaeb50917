package org.backplane.wdm.power;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A device's registration with the power management framework (POHANDLE).
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the implementation.
 */
@ConsumerType
public interface PoFxRegistration {

    /** The device is in D0: its components are managed from now on. */
    void startPowerManagement();

    /** Holds a component active (PoFxActivateComponent); references nest. */
    void activateComponent(int component);

    /** Lets a component go idle (PoFxIdleComponent). */
    void idleComponent(int component);

    /**
     * The longest way back to F0 that the component's users can bear (PoFxSetComponentLatency);
     * F-states with a longer one are not chosen.
     */
    void componentLatency(int component, long nanos);

    /**
     * For how long the component is going to be idle, as far as its driver knows
     * (PoFxSetComponentResidency); F-states that are not worth while then are not chosen.
     */
    void componentResidency(int component, long nanos);

    /**
     * Whether the component is to be able to wake the device (PoFxSetComponentWake); F-states from
     * which it cannot are not chosen then.
     */
    void componentWake(int component, boolean armed);

    /** How long a device stays in D0 after its last component became idle. */
    void deviceIdleTimeout(long nanos);

    /** Answers {@link PoFxDevice#componentIdle}. */
    void completeIdleCondition(int component);

    /** Answers {@link PoFxDevice#componentIdleState}. */
    void completeIdleState(int component);

    /** Answers {@link PoFxDevice#devicePowerNotRequired}. */
    void completeDevicePowerNotRequired();

    /** Answers {@link PoFxDevice#devicePowerRequired}: the device is in D0. */
    void reportDevicePoweredOn();

    /** Answers {@link PoFxDevice#directedPowerDown}. */
    void completeDirectedPowerDown();

    /** Answers {@link PoFxDevice#directedPowerUp}. */
    void completeDirectedPowerUp();

    /**
     * Ends the registration (PoFxUnregisterDevice); no callback runs after it has returned, unless
     * it is called out of one, which is the last then.
     *
     * <p><b>Level:</b> PASSIVE.
     */
    void unregister();
}
