package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.io.IoManager;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** Writes to a device. */
@Component(service = Function.class)
@GogoCommand(scope = "io", function = "write")
public final class IoWrite extends ShellCommand {

    private final PnpManager pnp;
    private final IoManager io;

    /** Takes the device tree and the way to the devices. */
    @Activate
    public IoWrite(@Reference PnpManager pnp, @Reference IoManager io) {
        super(
                "io:write <device> <text>",
                """
                Writes a text, as UTF-8, and prints how many bytes the device took.\
                """);
        this.pnp = pnp;
        this.io = io;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        byte[] data = arguments.get(1).getBytes(StandardCharsets.UTF_8);
        int length =
                Transfer.run(
                        pnp,
                        io,
                        arguments.get(0),
                        "write of " + data.length + " bytes to",
                        handle -> handle.startWrite(MemorySegment.ofArray(data)));
        return new Report(length + " bytes written\n", Json.object("length", length));
    }
}
