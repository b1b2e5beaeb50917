package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.kmdf.FrameworkDebugger;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks into the framework devices of a stack. */
@Component(service = Function.class)
@GogoCommand(scope = "wdfkd", function = "wdfdevice")
public final class WdfkdWdfdevice extends ShellCommand {

    private final PnpManager pnp;
    private final FrameworkDebugger debugger;

    /** Takes the device tree, and who sees into framework drivers. */
    @Activate
    public WdfkdWdfdevice(@Reference PnpManager pnp, @Reference FrameworkDebugger debugger) {
        super(
                "wdfkd:wdfdevice <device>",
                """
                Shows the framework devices of a stack, from the top to the bottom: their state
                machines with the last states, oldest first, the IRPs they work on, and their
                queues.\
                """);
        this.pnp = pnp;
        this.debugger = debugger;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        return FrameworkDevices.find(pnp, debugger, arguments.get(0))
                .report(FrameworkDeviceView::block, FrameworkDeviceView::json);
    }
}
