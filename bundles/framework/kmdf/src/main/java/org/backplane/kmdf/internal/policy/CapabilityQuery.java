package org.backplane.kmdf.internal.policy;

import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.runtime.Event;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.PnpMinor;

/** Asks a device's stack what the device can do (IRP_MN_QUERY_CAPABILITIES). */
final class CapabilityQuery {

    private CapabilityQuery() {}

    /**
     * Asks the whole stack, filters above included, and waits for the answer.
     *
     * <p><b>Level:</b> PASSIVE.
     *
     * @return the defaults if nobody answers
     * @throws StatusException with the status of a driver that refuses
     */
    static DeviceCapabilities ask(DeviceHost device) {
        DeviceObject top = device.deviceObject().pdo().top();
        Event answered =
                device.kernel().dispatcher().event("capabilities of " + device.instanceId());
        Irp irp = new Irp(top.stackSize());
        irp.next().setPnp(PnpMinor.QUERY_CAPABILITIES, null);
        irp.setCompletionRoutine(
                (_, _, _) -> {
                    answered.set();
                    return false;
                },
                null);
        irp.call(top);
        answered.await();
        if (!irp.status().isSuccess() && !irp.status().equals(Status.NOT_SUPPORTED)) {
            throw new StatusException(
                    irp.status(),
                    "a driver below "
                            + device.driverName()
                            + " on "
                            + device.instanceId()
                            + " refused to say what the device can do: "
                            + irp.status());
        }
        return irp.result() instanceof DeviceCapabilities capabilities
                ? capabilities
                : DeviceCapabilities.DEFAULT;
    }
}
