package org.backplane.kmdf.internal.pnp;

import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceInterface;
import org.backplane.wdm.DeviceInterfaceTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * The interfaces of a device: registered when they are created, enabled by its first start,
 * disabled and forgotten when it leaves.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> device-add, then the PnP state machine.
 */
public final class FxDeviceInterfaces {

    private static final Logger LOG = LoggerFactory.getLogger(FxDeviceInterfaces.class);

    private final DeviceHost host;

    /** Null values: created, and not registered at the moment. */
    private final Map<UUID, DeviceInterface> interfaces = new LinkedHashMap<>();

    /** Makes the empty set of a new device. */
    public FxDeviceInterfaces(DeviceHost host) {
        this.host = host;
    }

    /** Creates an interface; idempotent. */
    public void create(UUID interfaceClass) {
        interfaces.putIfAbsent(interfaceClass, null);
        // A PDO has no instance path before the PnP manager has enumerated it.
        if (host.deviceObject().pdo().instanceId() != null) {
            register();
        }
    }

    Outcome enable() {
        try {
            register();
            interfaces.values().forEach(each -> table().setState(each, true));
            return Outcome.OK;
        } catch (RuntimeException e) {
            Outcome outcome =
                    new Outcome(
                            Status.UNSUCCESSFUL,
                            "the device interfaces of "
                                    + host.instanceId()
                                    + " cannot be enabled: "
                                    + e);
            LOG.error("{}", outcome.reason(), e);
            return outcome;
        }
    }

    void disable() {
        forRegistered((_, each) -> table().setState(each, false));
    }

    void unregister() {
        forRegistered((interfaceClass, each) -> {
            table().unregister(each);
            interfaces.put(interfaceClass, null);
        });
    }

    private void register() {
        interfaces.replaceAll((interfaceClass, each) ->
                each != null
                        ? each
                        : table().register(interfaceClass, host.deviceObject().pdo(), ""));
    }

    /**
     * Listeners of the table are foreign code; one that throws must not keep a device from going.
     */
    private void forRegistered(BiConsumer<UUID, DeviceInterface> action) {
        for (Map.Entry<UUID, DeviceInterface> entry : Map.copyOf(registered()).entrySet()) {
            try {
                action.accept(entry.getKey(), entry.getValue());
            } catch (RuntimeException e) {
                LOG.error("a listener of {} threw", entry.getValue().link(), e);
            }
        }
    }

    private Map<UUID, DeviceInterface> registered() {
        Map<UUID, DeviceInterface> registered = new LinkedHashMap<>(interfaces);
        registered.values().removeIf(each -> each == null);
        return registered;
    }

    private DeviceInterfaceTable table() {
        return host.kernel().deviceInterfaces();
    }
}
