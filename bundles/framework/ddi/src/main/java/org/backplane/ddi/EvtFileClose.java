package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtFileClose: all requests of a closed handle are gone, and the file object goes when this
 * returns.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the device, if the scope of its file objects is
 * DEVICE.
 */
@ConsumerType
@FunctionalInterface
public interface EvtFileClose {

    /** Forgets the handle. */
    void evtFileClose(FileObject file);
}
