package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.kmdf.DeviceSnapshot;
import org.backplane.kmdf.FrameworkDebugger;
import org.backplane.power.PowerManager;
import org.backplane.power.PowerNode;
import org.backplane.wdm.power.DevicePowerState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says who keeps which device awake. */
@Component(service = Function.class)
@GogoCommand(scope = "power", function = "blockers")
public final class PowerBlockers extends ShellCommand {

    private final PowerManager power;
    private final FrameworkDebugger debugger;

    /** Takes the power manager, and who sees into framework drivers. */
    @Activate
    public PowerBlockers(@Reference PowerManager power, @Reference FrameworkDebugger debugger) {
        super("power:blockers", "Says for each device that is in D0 who keeps it there.");
        this.power = power;
        this.debugger = debugger;
    }

    @Override
    Report run(Arguments arguments) {
        StringBuilder text = new StringBuilder();
        List<Map<String, Object>> json = new ArrayList<>();
        for (PowerNode node : power.tree()) {
            if (node.state() != DevicePowerState.D0) {
                continue;
            }
            List<String> reasons = reasons(node);
            if (!reasons.isEmpty()) {
                text.append(node.instanceId()).append('\n');
                reasons.forEach(reason -> text.append("  ").append(reason).append('\n'));
                json.add(Json.object("instanceId", node.instanceId(), "reasons", reasons));
            }
        }
        return new Report(
                json.isEmpty() ? "Nothing is known to keep a device awake.\n" : text.toString(),
                json);
    }

    private List<String> reasons(PowerNode node) {
        List<String> reasons = new ArrayList<>(node.keptAwakeBy());
        for (DeviceSnapshot device : debugger.devices(node.instanceId())) {
            device.keptAwakeBy().forEach(reason -> reasons.add(device.driver() + ": " + reason));
        }
        return reasons;
    }
}
