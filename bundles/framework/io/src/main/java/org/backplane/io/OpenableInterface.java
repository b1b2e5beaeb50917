package org.backplane.io;

import org.osgi.annotation.versioning.ProviderType;

import java.util.UUID;

/**
 * A device interface that can be opened, as an OSGi service: there is one for each enabled
 * interface that somebody listens for, from the time it is enabled (or listened for) until it is
 * disabled.
 *
 * <pre>{@code
 * @Component
 * public final class Thermometer {
 *     @Reference(target = "(interface.class=0a4f3d6c-6a31-4bd8-9a3e-6f2d0f6d1c07)")
 *     private OpenableInterface sensor;
 * }
 * }</pre>
 *
 * <p>It is not published unless a service listener's filter asks for this type, as those of
 * declarative services and of service trackers do, and then only if the filter matches the
 * interface's properties below: devices that nobody looks for as services cost the registry
 * nothing. A lookup without a listener finds only what others listen for; it has {@link
 * IoManager#open}. Backslashes in a filter are written twice.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing. Services come and go shortly after the
 * interface, in tasks of the runtime.
 */
@ProviderType
public interface OpenableInterface {

    /** The service property with the interface class: a GUID in lower case, without braces. */
    String INTERFACE_CLASS = "interface.class";

    /** The service property with the device instance path. */
    String INSTANCE_ID = "device.instance.id";

    /** The service property with the symbolic link. */
    String SYMBOLIC_LINK = "symbolic.link";

    /** The service property with the reference string; there is none if that is empty. */
    String REFERENCE_STRING = "reference.string";

    /** The interface class. */
    UUID interfaceClass();

    /** The device instance path. */
    String instanceId();

    /** The symbolic link, for {@link IoManager#open}. */
    String symbolicLink();

    /**
     * Opens the device.
     *
     * @throws org.backplane.status.StatusException DEVICE_NOT_READY if the interface has been
     *     disabled; what the driver answered if it refuses
     */
    DeviceHandle open();
}
