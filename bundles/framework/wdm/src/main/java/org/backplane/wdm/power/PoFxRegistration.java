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

    /** Ends the registration (PoFxUnregisterDevice); no callback runs after it has returned. */
    void unregister();
}
