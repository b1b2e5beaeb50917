package org.backplane.kmdf.internal.device;

import org.backplane.ddi.PlugPlayKey;
import org.backplane.registry.Registry;
import org.backplane.registry.RegistryKey;
import org.backplane.registry.RegistryPaths;
import org.backplane.registry.RegistryTransaction;
import org.backplane.registry.RegistryValue;
import org.backplane.registry.RegistryValue.Sz;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a device's keys are (IoOpenDeviceRegistryKey).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the registry.
 */
final class DeviceKeys {

    private static final String DRIVER = "Driver";
    private static final String CLASS_GUID = "ClassGUID";

    /** The setup class of devices that have none. */
    private static final String UNKNOWN = "{4d36e97e-e325-11ce-bfc1-08002be10318}";

    private static final int MOST = 10_000;

    private DeviceKeys() {}

    /**
     * The path of one of a device's keys; a software key is given a number if it has none.
     *
     * @param instanceId null if the PnP manager does not know the device
     * @param device for the message
     */
    static String path(Registry registry, String instanceId, PlugPlayKey which, Object device) {
        if (instanceId == null) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    ("%s has no registry keys: the PnP manager does not know it. A child of a bus"
                                    + " has them from EvtDevicePrepareHardware on; a control device"
                                    + " uses its driver's.")
                            .formatted(device));
        }
        return switch (which) {
            case DEVICE -> RegistryPaths.hardwareKey(instanceId);
            case DRIVER -> softwareKey(registry, RegistryPaths.device(instanceId));
        };
    }

    private static String softwareKey(Registry registry, String device) {
        if (registry.value(device, DRIVER).orElse(null) instanceof Sz(String driver)) {
            return RegistryPaths.softwareKey(driver);
        }
        String[] found = new String[1];
        registry.change(keys -> found[0] = numbered(keys, device));
        return RegistryPaths.softwareKey(found[0]);
    }

    private static String numbered(RegistryTransaction keys, String device) {
        if (keys.value(device, DRIVER).orElse(null) instanceof Sz(String driver)) {
            return driver; // somebody was faster
        }
        String guid =
                keys.value(device, CLASS_GUID).orElse(null) instanceof Sz(String known)
                        ? known
                        : UNKNOWN;
        Set<String> taken =
                new HashSet<>(
                        keys.key(RegistryPaths.deviceClass(guid))
                                .map(RegistryKey::subkeys)
                                .orElse(List.of()));
        for (int i = 0; i < MOST; i++) {
            String number = "%04d".formatted(i);
            if (!taken.contains(number)) {
                String driver = guid + "\\" + number;
                keys.createKey(RegistryPaths.softwareKey(driver));
                keys.createKey(device);
                keys.setValue(device, DRIVER, RegistryValue.sz(driver));
                return driver;
            }
        }
        throw new StatusException(
                Status.REGISTRY_QUOTA_LIMIT,
                "The setup class %s has %d software keys, and that is the limit; delete those of"
                                .formatted(guid, MOST)
                        + " devices that are gone with reg:delete.");
    }
}
