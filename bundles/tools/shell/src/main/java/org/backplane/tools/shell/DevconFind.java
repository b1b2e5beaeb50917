package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds devices by a pattern over their IDs. */
@Component(service = Function.class)
@GogoCommand(scope = "devcon", function = "find")
public final class DevconFind extends ShellCommand {

    private final PnpManager pnp;

    /** Takes the device tree. */
    @Activate
    public DevconFind(@Reference PnpManager pnp) {
        super(
                "devcon:find <pattern>",
                """
                Lists the devices with a hardware or compatible ID that matches, or, after an @,
                whose instance ID matches. In a pattern * stands for any text, and / for \\.\
                """);
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        String given = arguments.get(0);
        boolean instance = given.startsWith("@");
        Pattern pattern = pattern(instance ? given.substring(1) : given);
        List<DeviceNode> found =
                pnp.devices().stream()
                        .filter(node ->
                                ids(node, instance).anyMatch(id -> pattern.matcher(id).matches()))
                        .toList();
        String lines =
                found.stream()
                        .map(node -> node.instanceId() + " : " + node.description() + "\n")
                        .collect(Collectors.joining());
        return new Report(
                lines + found.size() + " matching device(s) found.\n",
                found.stream().map(DeviceView::json).toList());
    }

    private static Stream<String> ids(DeviceNode node, boolean instance) {
        return instance
                ? Stream.of(node.instanceId())
                : Stream.concat(node.hardwareIds().stream(), node.compatibleIds().stream());
    }

    private static Pattern pattern(String given) {
        String[] parts = given.replace('/', '\\').split("\\*", -1);
        return Pattern.compile(
                Stream.of(parts).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.CASE_INSENSITIVE);
    }
}
