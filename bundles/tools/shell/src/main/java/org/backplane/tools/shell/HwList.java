package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.DeviceNode;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists what can be plugged in. */
@Component(service = Function.class)
@GogoCommand(scope = "hw", function = "list")
public final class HwList extends ShellCommand {

    private final Rack rack;

    /** Takes the rack. */
    @Activate
    public HwList(@Reference Rack rack) {
        super(
                "hw:list",
                """
                Lists the cards and software devices that can be plugged in, and which of them are.\
                """);
        this.rack = rack;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        List<Model> models = rack.models();
        return new Report(lines(models), models.stream().map(this::json).toList());
    }

    private String lines(List<Model> models) {
        int names = widest(models.stream().map(Model::name));
        int descriptions = widest(models.stream().map(Model::description));
        String format = "%%-%ds  %%-8s  %%-%ds  %%s\n".formatted(names, descriptions);
        return models.stream().map(model -> line(format, model)).collect(Collectors.joining());
    }

    private static int widest(Stream<String> column) {
        return Math.max(1, column.mapToInt(String::length).max().orElse(0));
    }

    private String line(String format, Model model) {
        String id = instanceId(model);
        return format.formatted(
                model.name(),
                kind(model),
                model.description(),
                id == null ? "not plugged in" : "plugged in as " + id);
    }

    private Map<String, Object> json(Model model) {
        String id = instanceId(model);
        return Json.object(
                "model", model.name(),
                "kind", kind(model),
                "description", model.description(),
                "hardwareIds", model.hardwareIds(),
                "plugged", id != null,
                "instanceId", id);
    }

    private String instanceId(Model model) {
        return rack.devices(model).stream().findFirst().map(DeviceNode::instanceId).orElse(null);
    }

    private static String kind(Model model) {
        return model.isCard() ? "card" : "software";
    }
}
