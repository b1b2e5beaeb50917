package org.backplane.ddi;

import org.backplane.status.Status;
import org.backplane.wdm.Irp;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtDeviceWdmIrpPreprocess: an IRP has come to the device, before the framework looks at it.
 *
 * <p><b>Level:</b> that of the sender, on whose thread it runs. <b>Serialised by:</b> nothing.
 */
@ConsumerType
@FunctionalInterface
public interface EvtDeviceWdmIrpPreprocess {

    /**
     * Completes the IRP, sends it to the next lower driver, or hands it to the framework with
     * {@link Device#dispatchPreprocessedIrp}.
     *
     * @return what that returned; PENDING if the driver keeps the IRP, which it has marked pending
     */
    Status evtDeviceWdmIrpPreprocess(Device device, Irp irp);
}
