package org.backplane.ddi;

import org.backplane.status.Status;
import org.backplane.wdm.Irp;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtDeviceWdmIrpDispatch: a read, write or device control has come to the device, and the driver
 * says itself which queue it goes to.
 *
 * <p><b>Level:</b> that of the sender, on whose thread it runs. <b>Serialised by:</b> nothing.
 */
@ConsumerType
@FunctionalInterface
public interface EvtDeviceWdmIrpDispatch {

    /**
     * Hands the IRP to a queue with {@link Device#wdmDispatchIrpToIoQueue}, or to the one that the
     * framework would choose with {@link Device#wdmDispatchIrp}; or completes it, or sends it on.
     *
     * @return what that returned
     */
    Status evtDeviceWdmIrpDispatch(Device device, Irp irp);
}
