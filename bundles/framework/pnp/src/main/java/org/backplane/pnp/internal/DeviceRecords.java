package org.backplane.pnp.internal;

import org.backplane.pnp.DeviceNode;
import org.backplane.registry.Registry;
import org.backplane.registry.RegistryPaths;
import org.backplane.registry.RegistryValue;
import org.backplane.registry.RegistryValue.Dword;
import org.backplane.status.StatusException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept of devices below the registry's Enum key: who they are, what serves them, and
 * whether the user has taken them out of service. It outlives the nodes and the process, so that a
 * device that comes back is as it was left.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the registry.
 */
final class DeviceRecords {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceRecords.class);

    private static final String DEVICE_DESC = "DeviceDesc";
    private static final String CONFIG_FLAGS = "ConfigFlags";

    /** CONFIGFLAG_DISABLED. */
    private static final int DISABLED = 1;

    private final Registry registry;

    DeviceRecords(Registry registry) {
        this.registry = registry;
    }

    /** Whether the user has disabled the device, in this run or in an earlier one. */
    boolean isDisabled(String instanceId) {
        return (flags(registry.value(RegistryPaths.device(instanceId), CONFIG_FLAGS).orElse(null))
                        & DISABLED)
                != 0;
    }

    /**
     * Sets what {@link #isDisabled} answers, for good when it returns.
     *
     * @throws StatusException if the registry cannot be written
     */
    void disabled(String instanceId, boolean disabled) {
        String key = RegistryPaths.device(instanceId);
        registry.change(keys -> {
            keys.createKey(key);
            int flags = flags(keys.value(key, CONFIG_FLAGS).orElse(null));
            keys.setValue(
                    key,
                    CONFIG_FLAGS,
                    RegistryValue.dword(disabled ? flags | DISABLED : flags & ~DISABLED));
        });
    }

    /** A device has said who it is. */
    void arrived(DeviceNode node) {
        Map<String, RegistryValue> values = new LinkedHashMap<>();
        values.put("HardwareID", RegistryValue.multiSz(node.hardwareIds()));
        values.put("CompatibleIDs", RegistryValue.multiSz(node.compatibleIds()));
        if (registry.value(RegistryPaths.device(node.instanceId()), DEVICE_DESC).isEmpty()) {
            // Until a driver says it better.
            values.put(DEVICE_DESC, RegistryValue.sz(node.description()));
        }
        values.put("LocationInformation", RegistryValue.sz(node.location()));
        values.values().removeIf(DeviceRecords::isEmpty);
        record(node, values);
    }

    /** The device's drivers are chosen, or it is found that there are none. */
    void bound(DeviceNode node) {
        if (node.driver() == null) {
            return; // what served it before may come back, and its settings are to be there then
        }
        record(
                node,
                Map.of(
                        DEVICE_DESC,
                        RegistryValue.sz(node.description()),
                        "Class",
                        RegistryValue.sz(node.deviceClass()),
                        "ClassGUID",
                        RegistryValue.sz(SetupClasses.guid(node.deviceClass())),
                        "Service",
                        RegistryValue.sz(node.driver())));
    }

    /** A registry that takes nothing is no reason for a device not to work. */
    private void record(DeviceNode node, Map<String, RegistryValue> values) {
        String key = RegistryPaths.device(node.instanceId());
        if (registry.key(key).filter(known -> isRecorded(known.values(), values)).isPresent()) {
            return;
        }
        try {
            registry.changeSoon(keys -> {
                keys.createKey(key);
                keys.setValues(key, values);
            });
        } catch (StatusException e) {
            LOG.warn("{} is not recorded: {}", node.instanceId(), e.getMessage());
        }
    }

    private static boolean isRecorded(
            Map<String, RegistryValue> known, Map<String, RegistryValue> values) {
        return values.entrySet().stream()
                .allMatch(each -> each.getValue().equals(known.get(each.getKey())));
    }

    private static boolean isEmpty(RegistryValue value) {
        return value.equals(RegistryValue.sz("")) || value.equals(RegistryValue.multiSz(List.of()));
    }

    /** Whatever else is there under the name is none of ours. */
    private static int flags(RegistryValue value) {
        return value instanceof Dword(int number) ? number : 0;
    }
}
