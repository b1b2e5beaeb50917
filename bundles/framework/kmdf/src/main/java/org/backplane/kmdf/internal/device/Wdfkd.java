package org.backplane.kmdf.internal.device;

import org.backplane.kmdf.DeviceSnapshot;
import org.backplane.kmdf.FrameworkDebugger;
import org.backplane.kmdf.MachineSnapshot;
import org.backplane.kmdf.internal.pnp.FxPkgPnp;
import org.backplane.kmdf.internal.policy.PowerPolicyMachine;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.power.DeviceTreeView;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks into the devices of this framework, which it knows by their device objects.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; has no state.
 */
@Component(service = FrameworkDebugger.class)
public final class Wdfkd implements FrameworkDebugger {

    private final Kernel kernel;

    /** Takes the instance whose devices they are. */
    @Activate
    public Wdfkd(@Reference Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public List<DeviceSnapshot> devices(String instanceId) {
        DeviceTreeView tree = kernel.deviceTree();
        DeviceObject pdo = tree == null ? null : tree.find(instanceId);
        List<DeviceSnapshot> found = new ArrayList<>();
        for (DeviceObject object = pdo; object != null; object = object.upper()) {
            if (object.extension() instanceof FxDevice device) {
                found.addFirst(snapshot(device));
            }
        }
        return found;
    }

    private static DeviceSnapshot snapshot(FxDevice device) {
        FxPkgPnp pnp = device.pnp();
        PowerPolicyMachine policy = pnp.power().policy();
        List<MachineSnapshot> machines =
                List.of(
                        machine("PnP", pnp.history()),
                        machine("Power", pnp.power().machine().history()),
                        machine("PowerPolicy", policy.history()));
        return new DeviceSnapshot(
                device.driverName(),
                role(device) + (policy.isOwner() ? ", power policy owner" : ""),
                machines,
                pnp.irpsAtWork(),
                policy.keptAwakeBy(),
                device.io().snapshots());
    }

    private static String role(FxDevice device) {
        if (device.isPdo()) {
            return "bus driver";
        }
        return device.isFilter() ? "filter" : "function driver";
    }

    private static MachineSnapshot machine(String name, List<? extends Enum<?>> history) {
        List<String> names = history.stream().map(Enum::name).toList();
        return new MachineSnapshot(name, names.getLast(), names);
    }
}
