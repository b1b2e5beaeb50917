package org.backplane.wdm;

import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.security.AccessMask;
import org.backplane.wdm.security.AccessToken;
import org.backplane.wdm.security.SecurityDescriptor;

import java.util.function.BooleanSupplier;

/**
 * What an application or a driver opens by a name, and whether it may be opened.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; immutable.
 *
 * @param name what was written
 * @param device the device object that the name stands for
 * @param rest what follows the device in the name: reference string and path, or nothing
 * @param openable whether the name still leads there
 */
public record OpenTarget(String name, DeviceObject device, String rest, BooleanSupplier openable) {

    /**
     * Looks a name up: that of a device object or a link to one, or what {@link InterfaceName}
     * knows.
     *
     * @throws StatusException as {@link InterfaceName#resolve}; NO_SUCH_DEVICE if the driver has
     *     not finished the device, or is deleting it
     */
    public static OpenTarget resolve(Kernel kernel, String name) {
        DeviceNames.Found found = kernel.deviceNames().find(name);
        if (found == null) {
            InterfaceName target = InterfaceName.resolve(kernel.deviceInterfaces(), name);
            return new OpenTarget(
                    name,
                    target.deviceInterface().pdo(),
                    target.rest(),
                    target.deviceInterface()::isEnabled);
        }
        DeviceObject device = found.device();
        if (device.isInitializing() || device.isDeleted()) {
            throw new StatusException(
                    Status.NO_SUCH_DEVICE,
                    name
                            + " cannot be opened: "
                            + device.driver().name()
                            + " has not finished the device yet, or deletes it; a control device"
                            + " is finished with finishInitializing");
        }
        return new OpenTarget(
                name,
                device,
                found.rest(),
                () -> {
                    DeviceNames.Found now = kernel.deviceNames().find(name);
                    return now != null && now.device() == device;
                });
    }

    /**
     * Checks the rights of who opens against what every driver of the stack has said.
     *
     * @throws StatusException ACCESS_DENIED, naming device, access and caller
     */
    public void check(AccessToken caller, int desired) {
        for (DeviceObject each = device.pdo(); each != null; each = each.upper()) {
            SecurityDescriptor security = each.security();
            int missing = security == null ? 0 : security.missing(caller, desired);
            if (missing != 0) {
                throw new StatusException(
                        Status.ACCESS_DENIED,
                        "%s cannot be opened by %s (%s) for %s: the security descriptor %s of %s does not grant 0x%08X"
                                .formatted(
                                        name,
                                        caller.name(),
                                        caller.user(),
                                        AccessMask.describe(desired),
                                        security,
                                        each.driver().name(),
                                        missing));
            }
        }
    }

    /** What to say if the name led there a moment ago, and does not any more. */
    public StatusException gone() {
        return device.instanceId() != null
                ? InterfaceName.notReady(name)
                : new StatusException(
                        Status.NO_SUCH_DEVICE,
                        name + " cannot be opened: its driver deletes it, or it is removed");
    }
}
