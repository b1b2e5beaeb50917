package org.backplane.kmdf.internal.pnp;

import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.wdm.DeviceInterface;
import org.backplane.wdm.DeviceInterfaceTable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The interfaces of a device: registered when they are created, enabled by its first start,
 * disabled and forgotten when it leaves.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> device-add, then the PnP state machine.
 */
public final class FxDeviceInterfaces {

    private final DeviceHost host;

    /** What tells the interfaces of a device apart. */
    private record Key(UUID interfaceClass, String reference) {}

    /** Null values: created, and not registered at the moment. */
    private final Map<Key, DeviceInterface> interfaces = new LinkedHashMap<>();

    /** Makes the empty set of a new device. */
    public FxDeviceInterfaces(DeviceHost host) {
        this.host = host;
    }

    /** Creates an interface; idempotent. */
    public void create(UUID interfaceClass, String reference) {
        interfaces.putIfAbsent(new Key(interfaceClass, reference), null);
        // A PDO has no instance path before the PnP manager has enumerated it.
        if (host.deviceObject().pdo().instanceId() != null) {
            register();
        }
    }

    void enable() {
        register();
        registered().forEach(each -> table().setState(each, true));
    }

    void disable() {
        registered().forEach(each -> table().setState(each, false));
    }

    void unregister() {
        registered().forEach(table()::unregister);
        interfaces.replaceAll((_, _) -> null);
    }

    private void register() {
        interfaces.replaceAll((key, each) ->
                each != null
                        ? each
                        : table().register(
                                        key.interfaceClass,
                                        host.deviceObject().pdo(),
                                        key.reference));
    }

    private List<DeviceInterface> registered() {
        return interfaces.values().stream().filter(Objects::nonNull).toList();
    }

    private DeviceInterfaceTable table() {
        return host.kernel().deviceInterfaces();
    }
}
