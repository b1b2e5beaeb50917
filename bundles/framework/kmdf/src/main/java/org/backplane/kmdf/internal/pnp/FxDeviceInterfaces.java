package org.backplane.kmdf.internal.pnp;

import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.wdm.DeviceInterface;
import org.backplane.wdm.DeviceInterfaceTable;

import java.util.UUID;

/**
 * The interfaces of a device: registered when they are created, enabled by its first start,
 * disabled and forgotten when it leaves.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> device-add, then the PnP state machine.
 */
public final class FxDeviceInterfaces {

    private final DeviceHost host;

    /** Null while there is none; the others are linked to it, in the order of creation. */
    private Created first;

    /** One interface. */
    private static final class Created {
        final UUID interfaceClass;
        final String reference;

        /** Null while it is not registered. */
        DeviceInterface registered;

        Created next;

        Created(UUID interfaceClass, String reference) {
            this.interfaceClass = interfaceClass;
            this.reference = reference;
        }

        boolean is(UUID ofClass, String withReference) {
            return interfaceClass.equals(ofClass) && reference.equals(withReference);
        }
    }

    /** Makes the empty set of a new device. */
    public FxDeviceInterfaces(DeviceHost host) {
        this.host = host;
    }

    /** Creates an interface; idempotent. */
    public void create(UUID interfaceClass, String reference) {
        Created last = null;
        Created known = first;
        while (known != null && !known.is(interfaceClass, reference)) {
            last = known;
            known = known.next;
        }
        if (known == null) {
            Created made = new Created(interfaceClass, reference);
            if (last == null) {
                first = made;
            } else {
                last.next = made;
            }
        }
        // A PDO has no instance path before the PnP manager has enumerated it.
        if (host.deviceObject().pdo().instanceId() != null) {
            register();
        }
    }

    void enable() {
        register();
        setState(true);
    }

    void disable() {
        setState(false);
    }

    private void setState(boolean enabled) {
        for (Created each = first; each != null; each = each.next) {
            if (each.registered != null) {
                table().setState(each.registered, enabled);
            }
        }
    }

    void unregister() {
        for (Created each = first; each != null; each = each.next) {
            if (each.registered != null) {
                table().unregister(each.registered);
                each.registered = null;
            }
        }
    }

    private void register() {
        for (Created each = first; each != null; each = each.next) {
            if (each.registered == null) {
                each.registered =
                        table().register(
                                        each.interfaceClass,
                                        host.deviceObject().pdo(),
                                        each.reference);
            }
        }
    }

    private DeviceInterfaceTable table() {
        return host.kernel().deviceInterfaces();
    }
}
