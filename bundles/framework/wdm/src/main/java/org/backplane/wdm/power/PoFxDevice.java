package org.backplane.wdm.power;

import org.osgi.annotation.versioning.ConsumerType;

import java.util.List;

/**
 * A device as the power management framework calls it back (PO_FX_DEVICE).
 *
 * <p><b>Level:</b> PASSIVE, in tasks of the framework; must not wait for another callback.
 * <b>Serialised by:</b> the framework; one call at a time for a device.
 */
@ConsumerType
public interface PoFxDevice {

    /** Its components; asked for once, at registration. */
    List<PoFxComponent> components();

    /** The component became active: it is in F0 and may be used. */
    void componentActive(int component);

    /** The component became idle; answered with {@link PoFxRegistration#completeIdleCondition}. */
    void componentIdle(int component);

    /**
     * The component goes to an F-state; answered with {@link PoFxRegistration#completeIdleState}.
     */
    void componentIdleState(int component, int state);

    /**
     * The device needs power again; answered with {@link PoFxRegistration#reportDevicePoweredOn}.
     */
    void devicePowerRequired();

    /**
     * The device may leave D0; answered with {@link
     * PoFxRegistration#completeDevicePowerNotRequired}.
     */
    void devicePowerNotRequired();

    /** Directed power: leave D0 now; answered with completeDirectedPowerDown. */
    void directedPowerDown();

    /** Directed power: the device may return; answered with completeDirectedPowerUp. */
    void directedPowerUp();
}
