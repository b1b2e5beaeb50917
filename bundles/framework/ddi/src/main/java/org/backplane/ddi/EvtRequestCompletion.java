package org.backplane.ddi;

import org.backplane.status.Status;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtRequestCompletionRoutine: a request that was sent to a target came back.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> nothing.
 */
@ConsumerType
@FunctionalInterface
public interface EvtRequestCompletion {

    /**
     * Looks at the result, and completes the request or keeps it.
     *
     * @param status how the target completed it, or why it could not be sent
     * @param information as a rule the number of bytes transferred
     */
    Disposition evtRequestCompletion(Request request, Status status, long information);
}
