package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.kmdf.FrameworkDebugger;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the queues of the framework devices of a stack. */
@Component(service = Function.class)
@GogoCommand(scope = "wdfkd", function = "wdfdevicequeues")
public final class WdfkdWdfdevicequeues extends ShellCommand {

    private final PnpManager pnp;
    private final FrameworkDebugger debugger;

    /** Takes the device tree, and who sees into framework drivers. */
    @Activate
    public WdfkdWdfdevicequeues(@Reference PnpManager pnp, @Reference FrameworkDebugger debugger) {
        super(
                "wdfkd:wdfdevicequeues <device>",
                """
                Shows the queues of the framework devices of a stack: how they dispatch, what they
                take, and how many requests are in them and with the driver.\
                """);
        this.pnp = pnp;
        this.debugger = debugger;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        return FrameworkDevices.find(pnp, debugger, arguments.get(0))
                .report(FrameworkDeviceView::queueBlock, FrameworkDeviceView::queuesJson);
    }
}
