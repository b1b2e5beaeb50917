package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.power.PowerManager;
import org.backplane.power.PowerNode;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows the power states of the system and of its devices. */
@Component(service = Function.class)
@GogoCommand(scope = "power", function = "tree")
public final class PowerTree extends ShellCommand {

    private final PowerManager power;

    /** Takes the power manager. */
    @Activate
    public PowerTree(@Reference PowerManager power) {
        super(
                "power:tree",
                """
                Shows the tree of started devices with their power states; a ? stands where the
                drivers of a device do not tell.\
                """);
        this.power = power;
    }

    @Override
    Report run(Arguments arguments) {
        List<PowerNode> nodes = power.tree();
        StringBuilder text = new StringBuilder(SystemPowerView.line(power.system()));
        Map<String, String> indents = new HashMap<>();
        for (PowerNode node : nodes) {
            String above = indents.get(node.parentId());
            String indent = above == null ? "" : above + "  ";
            indents.put(node.instanceId(), indent);
            text.append(indent).append(PowerNodeView.line(node));
            PowerNodeView.components(node)
                    .forEach(line -> text.append(indent).append("  . ").append(line).append('\n'));
        }
        return new Report(
                text.toString(),
                Json.object(
                        "system", SystemPowerView.json(power.system()),
                        "devices", nodes.stream().map(PowerNodeView::json).toList()));
    }
}
