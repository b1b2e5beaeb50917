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

    /**
     * A device has said who it is, and its drivers are chosen if there are any; one write for both,
     * for this is most of what a new device costs the registry.
     */
    void arrived(DeviceNode node) {
        Map<String, RegistryValue> values = new LinkedHashMap<>();
        put(values, "HardwareID", node.hardwareIds());
        put(values, "CompatibleIDs", node.compatibleIds());
        put(values, "LocationInformation", node.location());
        if (node.driver() != null) {
            put(values, DEVICE_DESC, node.description());
            values.put("Class", RegistryValue.sz(node.deviceClass()));
            values.put("ClassGUID", RegistryValue.sz(SetupClasses.guid(node.deviceClass())));
            values.put("Service", RegistryValue.sz(node.driver()));
        } else if (registry.value(RegistryPaths.device(node.instanceId()), DEVICE_DESC).isEmpty()) {
            // Until a driver says it better. What served the device before may come back, and its
            // settings are to be there then.
            put(values, DEVICE_DESC, node.description());
        }
        record(node, values);
    }

    private static void put(Map<String, RegistryValue> values, String name, String text) {
        if (!text.isEmpty()) {
            values.put(name, RegistryValue.sz(text));
        }
    }

    private static void put(Map<String, RegistryValue> values, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            values.put(name, RegistryValue.multiSz(texts));
        }
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

    /** Whatever else is there under the name is none of ours. */
    private static int flags(RegistryValue value) {
        return value instanceof Dword(int number) ? number : 0;
    }
}
