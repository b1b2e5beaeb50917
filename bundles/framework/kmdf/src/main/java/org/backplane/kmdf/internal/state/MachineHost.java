package org.backplane.kmdf.internal.state;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Lock;

/**
 * What all machines of a device share.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; both parts are constant.
 */
public interface MachineHost {

    /** Who runs a machine that was posted to at a level above PASSIVE. */
    Dispatcher dispatcher();

    /** Guards the waiting events of the device's machines; never held while an action runs. */
    Lock machineLock();
}
