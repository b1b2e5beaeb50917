package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What a driver wants to hear of the device behind a target that it opens by name
 * (WDF_IO_TARGET_OPEN_PARAMS). Where it registers nothing, the framework does what is said here.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the method that it was handed to.
 */
@ProviderType
public interface IoTargetOpenParams {

    /** EvtIoTargetQueryRemove; without it the target is closed until the answer is known. */
    IoTargetOpenParams evtIoTargetQueryRemove(EvtIoTargetQueryRemove callback);

    /** EvtIoTargetRemoveCanceled; without it the target is reopened. */
    IoTargetOpenParams evtIoTargetRemoveCanceled(EvtIoTargetRemoveCanceled callback);

    /** EvtIoTargetRemoveComplete; without it the target is closed. */
    IoTargetOpenParams evtIoTargetRemoveComplete(EvtIoTargetRemoveComplete callback);
}
