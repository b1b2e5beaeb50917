package org.backplane.ddi;

import java.time.Duration;

/**
 * How a request is sent (WDF_REQUEST_SEND_OPTIONS). The other options are methods of their own:
 * {@link Request#sendSynchronously} and {@link Request#send(IoTarget)}, which forgets the request.
 *
 * @param timeout how long it may take, waiting in a stopped target included; zero for ever. What
 *     takes longer is cancelled, and comes back with IO_TIMEOUT unless it completed after all
 * @param ignoreTargetState whether it is sent although the target is stopped or purged. Such a
 *     request is neither cancelled nor waited for by stop and purge
 */
public record RequestSendOptions(Duration timeout, boolean ignoreTargetState) {

    /** No timeout, and the target's state counts. */
    public static final RequestSendOptions NONE = new RequestSendOptions(Duration.ZERO, false);

    /**
     * Checks the timeout.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public RequestSendOptions {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException(
                    "a timeout of " + timeout + " is negative; zero is none at all");
        }
    }

    /** These options with a timeout. */
    public RequestSendOptions withTimeout(Duration newTimeout) {
        return new RequestSendOptions(newTimeout, ignoreTargetState);
    }

    /** These options, for a request that is sent whether the target is started or not. */
    public RequestSendOptions ignoringTargetState() {
        return new RequestSendOptions(timeout, true);
    }
}
