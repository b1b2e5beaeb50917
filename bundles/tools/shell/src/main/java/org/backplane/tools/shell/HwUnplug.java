package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.List;
import java.util.stream.Collectors;

/** Pulls hardware out. */
@Component(service = Function.class)
@GogoCommand(scope = "hw", function = "unplug")
public final class HwUnplug extends ShellCommand {

    private final Rack rack;

    /** Takes the rack. */
    @Activate
    public HwUnplug(@Reference Rack rack) {
        super(
                "hw:unplug <model>",
                """
                Pulls out, without warning, what hw:plug has plugged in. A device ID will do as well.\
                """);
        this.rack = rack;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        List<String> gone = rack.unplug(arguments.get(0));
        return new Report(
                gone.stream().map(id -> id + " is gone\n").collect(Collectors.joining()),
                Json.object("instanceIds", gone));
    }
}
