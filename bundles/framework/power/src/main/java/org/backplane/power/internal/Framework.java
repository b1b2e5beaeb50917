package org.backplane.power.internal;

import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.power.PoFx;
import org.backplane.wdm.power.PoFxComponent;
import org.backplane.wdm.power.PoFxDevice;
import org.backplane.wdm.power.PoFxRegistration;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * The devices whose idling the system manages.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> a concurrent set; each device for itself.
 */
final class Framework implements PoFx {

    private final PowerContext power;
    private final BooleanSupplier mayIdle;
    private final BooleanSupplier sleeps;
    private final Set<FrameworkDevice> devices = ConcurrentHashMap.newKeySet();

    /**
     * Makes it without devices.
     *
     * @param mayIdle whether devices may leave D0 at all; {@link #reconsider} when that changes
     * @param sleeps whether the system sleeps or is on its way back
     */
    Framework(PowerContext power, BooleanSupplier mayIdle, BooleanSupplier sleeps) {
        this.power = power;
        this.mayIdle = mayIdle;
        this.sleeps = sleeps;
    }

    @Override
    public PoFxRegistration register(DeviceObject pdo, PoFxDevice callbacks) {
        DevicePower device = power.device(pdo);
        List<PoFxComponent> components = callbacks.components();
        if (components.isEmpty() || components.stream().anyMatch(c -> c.idleStates().isEmpty())) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    "%s cannot be registered: it needs a component, and each needs an F0"
                            .formatted(device.name()));
        }
        if (device.registration() != null) {
            throw new StatusException(
                    Status.INVALID_DEVICE_STATE,
                    "%s cannot be registered: it is already; unregister it first"
                            .formatted(device.name()));
        }
        FrameworkDevice registration =
                new FrameworkDevice(
                        power, device, callbacks, components, mayIdle, sleeps, this::forget);
        device.registration(registration);
        devices.add(registration);
        return registration;
    }

    private void forget(FrameworkDevice registration) {
        devices.remove(registration);
        registration.device().registration(null);
    }

    /** The stack of a device is gone; its driver may have forgotten to unregister it. */
    void drop(DevicePower device) {
        FrameworkDevice registration = device.registration();
        if (registration != null) {
            power.faults()
                    .report(
                            "%s was removed and is still registered with the power framework"
                                    .formatted(device.name()),
                            null);
            registration.unregister();
        }
    }

    /** Devices that could not idle may be able to now. */
    void reconsider() {
        devices.forEach(FrameworkDevice::reconsider);
    }
}
