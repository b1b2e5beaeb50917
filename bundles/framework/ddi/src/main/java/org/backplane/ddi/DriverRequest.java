package org.backplane.ddi;

import org.backplane.status.Status;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A request that the driver made itself (WDFREQUEST, from WdfRequestCreate), to be formatted and
 * sent to a target, and used again when it is back.
 *
 * <pre>{@code
 * DriverRequest request = device.createRequest(target);
 * target.formatRequestForRead(request, buffer, 0);
 * request.send(target, (r, status, bytes) -> {...});
 * ...
 * request.reuse(Status.SUCCESS);
 * }</pre>
 *
 * <p>It never was in a queue: what belongs to a request that a queue handed out (completing,
 * forwarding, requeueing, marking cancelable, parameters and buffers) answers
 * INVALID_DEVICE_REQUEST. What its completion routine returns is not looked at. When the request's
 * parent ends while a target has it, it is cancelled and waited for.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> ownership, as for any {@link Request}.
 */
@ProviderType
public interface DriverRequest extends Request {

    /** What it was last formatted for; null if it is new. */
    @Override
    RequestType type();

    /**
     * Makes the request as good as new, to be formatted again.
     *
     * @param status what {@link #status} is to be until it is sent
     * @throws IllegalStateException if it is at a target
     */
    @Ddi("WdfRequestReuse")
    void reuse(Status status);

    /**
     * Deletes the request.
     *
     * @throws IllegalStateException if it is at a target; cancel it, and delete it when it is back
     */
    @Override
    @Ddi("WdfObjectDelete")
    void delete();
}
