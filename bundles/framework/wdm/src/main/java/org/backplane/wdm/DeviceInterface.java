package org.backplane.wdm;

import java.util.UUID;

/**
 * A promise of a device: whoever knows the class knows what the device understands
 * (IoRegisterDeviceInterface).
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> its table's lock; {@link #isEnabled()} is a volatile
 * read.
 */
public final class DeviceInterface {

    private final UUID interfaceClass;
    private final DeviceObject pdo;
    private final String reference;
    private final String instanceId;
    volatile boolean enabled;

    /** The next one with the same instance path; guarded by the table's lock. */
    DeviceInterface nextOfPath;

    DeviceInterface(UUID interfaceClass, DeviceObject pdo, String reference) {
        this.interfaceClass = interfaceClass;
        this.pdo = pdo;
        this.reference = reference;
        this.instanceId = pdo.instanceId();
    }

    static String linkOf(UUID interfaceClass, String instanceId, String reference) {
        return "\\\\?\\"
                + instanceId.replace('\\', '#')
                + "#{"
                + interfaceClass
                + "}"
                + (reference.isEmpty() ? "" : "\\" + reference);
    }

    /** The device's instance path when the interface was registered. */
    String instanceId() {
        return instanceId;
    }

    /** The interface class. */
    public UUID interfaceClass() {
        return interfaceClass;
    }

    /** The PDO of the device; open its stack at {@link DeviceObject#top()}. */
    public DeviceObject pdo() {
        return pdo;
    }

    /** The reference string that tells interfaces of one class and device apart; may be empty. */
    public String reference() {
        return reference;
    }

    /** The symbolic link, {@code \\?\enumerator#device#instance#{class}}: the name to open. */
    public String link() {
        return linkOf(interfaceClass, instanceId, reference);
    }

    /** Whether it can be opened now. */
    public boolean isEnabled() {
        return enabled;
    }
}
