package org.backplane.io.internal.osgi;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoManager;
import org.backplane.io.OpenableInterface;
import org.backplane.wdm.DeviceInterface;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The service of one device interface.
 *
 * <p><b>Level:</b> as {@link OpenableInterface}. <b>Serialised by:</b> nothing; immutable.
 */
record PublishedInterface(DeviceInterface deviceInterface, IoManager io)
        implements OpenableInterface {

    /** The service properties of an interface. */
    static Map<String, Object> properties(DeviceInterface deviceInterface) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(INTERFACE_CLASS, deviceInterface.interfaceClass().toString());
        properties.put(INSTANCE_ID, deviceInterface.pdo().instanceId());
        properties.put(SYMBOLIC_LINK, deviceInterface.link());
        if (!deviceInterface.reference().isEmpty()) {
            properties.put(REFERENCE_STRING, deviceInterface.reference());
        }
        return properties;
    }

    @Override
    public UUID interfaceClass() {
        return deviceInterface.interfaceClass();
    }

    @Override
    public String instanceId() {
        return deviceInterface.pdo().instanceId();
    }

    @Override
    public String symbolicLink() {
        return deviceInterface.link();
    }

    @Override
    public DeviceHandle open() {
        return io.open(deviceInterface.link());
    }
}
