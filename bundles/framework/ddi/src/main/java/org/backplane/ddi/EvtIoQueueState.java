package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtIoQueueState: a queue has come to the state that the driver asked for, or a manual queue has
 * requests. What KMDF carries in a context parameter, the callback captures.
 *
 * <p><b>Level:</b> up to DISPATCH, PASSIVE if the queue says so. <b>Serialised by:</b> the queue's
 * synchronisation scope.
 */
@ConsumerType
@FunctionalInterface
public interface EvtIoQueueState {

    /** Takes note; may be called before the call that asked for it returns. */
    void evtIoQueueState(IoQueue queue);
}
