package org.backplane.wdm;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Runs when a lower driver has completed an IRP (IO_COMPLETION_ROUTINE).
 *
 * <p><b>Level:</b> up to DISPATCH, in whatever task completed the IRP. <b>Serialised by:</b>
 * nothing.
 */
@ConsumerType
@FunctionalInterface
public interface CompletionRoutine {

    /**
     * Looks at the result.
     *
     * @param device the device of the driver that set the routine; null for the IRP's initiator
     * @param context what was given with the routine
     * @return true to let completion go on upwards (STATUS_CONTINUE_COMPLETION); false to take the
     *     IRP back (STATUS_MORE_PROCESSING_REQUIRED), to complete or reuse it later
     */
    boolean completed(DeviceObject device, Irp irp, Object context);
}
