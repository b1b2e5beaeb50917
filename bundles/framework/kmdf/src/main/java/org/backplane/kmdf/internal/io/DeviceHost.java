package org.backplane.kmdf.internal.io;

import org.backplane.ddi.Device;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Kernel;

/**
 * What the I/O package needs of the device that it belongs to.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; all but {@link #lower()} is constant.
 */
public interface DeviceHost {

    /** The instance everything runs in. */
    Kernel kernel();

    /** The device's place in the stack. */
    DeviceObject deviceObject();

    /** The device object below; null for a PDO and once the device is detached. */
    DeviceObject lower();

    /** The device as the parent of its objects. */
    FxObject object();

    /** The device as the driver sees it. */
    Device device();

    /** Whether what is not handled here passes down. */
    boolean isFilter();

    /** Whether this is the lowest device of its stack. */
    boolean isPdo();

    /** The bus whose queues take requests of this child; null if none do. */
    DeviceHost forwardingParent();

    /** Whether the device is in no stack, and has neither PnP nor power. */
    default boolean isControl() {
        return false;
    }

    /** The driver's name, for messages. */
    String driverName();

    /** The device instance path, for messages. */
    String instanceId();

    /** The device's scope, resolved: DEVICE, QUEUE or NONE. */
    SynchronizationScope synchronizationScope();

    /** The device's level, resolved: PASSIVE or DISPATCH. */
    ExecutionLevel executionLevel();

    /**
     * Checks that registration is still open.
     *
     * @throws IllegalStateException naming the registration, once device-add has returned
     */
    void checkOpen(String registration);

    /** Whether a request object serves one request after the other, or one only. */
    boolean reusesRequests();

    /**
     * Whether a request object that is to be made cannot be had, which the verifier brings about.
     *
     * @param forwardProgress whether its queue has reserved requests for that case
     */
    boolean failsAllocation(boolean forwardProgress);

    /** Which contexts its request objects have. */
    default RequestContexts requestContexts() {
        return RequestContexts.NONE;
    }

    /** A callback threw: reports it, and takes the device out of service. */
    void driverFault(String callback, Throwable fault);
}
