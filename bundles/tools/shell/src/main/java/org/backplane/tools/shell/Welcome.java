package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.PnpManager;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Greets a person at the shell with the device tree; silent when a script runs instead. */
@Component(service = Function.class)
@GogoCommand(scope = "backplane", function = "welcome")
public final class Welcome extends ShellCommand {

    private final BundleContext context;
    private final PnpManager pnp;

    /** Takes the device tree. */
    @Activate
    public Welcome(BundleContext context, @Reference PnpManager pnp) {
        super("backplane:welcome", "Shows what an interactive shell begins with.");
        this.context = context;
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        if (context.getProperty(ScriptRunner.COMMANDS) != null) {
            return new Report("", null);
        }
        Settling.await(pnp);
        DeviceTree tree = new DeviceTree(pnp.devices());
        return new Report(
                """
                Backplane: the Windows driver model on the JVM.
                hw:list shows what can be plugged in. Every command knows --help; TAB completes.

                %s
                """
                        .formatted(tree.text()),
                tree.json());
    }
}
