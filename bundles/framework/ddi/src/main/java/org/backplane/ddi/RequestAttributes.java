package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What the request objects of a device have beyond the request (the WDF_OBJECT_ATTRIBUTES of
 * WdfDeviceInitSetRequestAttributes).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the method that it was handed to.
 */
@ProviderType
public interface RequestAttributes {

    /**
     * Gives every request a context of this type, to be had with {@link FrameworkObject#context}. A
     * context is made once for a request object and used for one request after the other, so that
     * it costs a request nothing.
     *
     * @param make makes one, when it is first asked for
     * @param reset makes one as new, when it is first asked for in the next request
     * @throws org.backplane.status.StatusException OBJECT_NAME_COLLISION if there is one of the
     *     type already
     */
    <T> RequestAttributes context(Class<T> type, ContextFactory<T> make, EvtObjectContext<T> reset);
}
