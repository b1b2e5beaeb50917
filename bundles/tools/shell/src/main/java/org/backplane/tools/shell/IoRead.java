package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.io.IoManager;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Reads from a device. */
@Component(service = Function.class)
@GogoCommand(scope = "io", function = "read")
public final class IoRead extends ShellCommand {

    private final PnpManager pnp;
    private final IoManager io;

    /** Takes the device tree and the way to the devices. */
    @Activate
    public IoRead(@Reference PnpManager pnp, @Reference IoManager io) {
        super(
                "io:read <device> <n>",
                """
                Reads up to n bytes and prints them: as text if they are printable UTF-8, else as a
                hex dump.\
                """);
        this.pnp = pnp;
        this.io = io;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        byte[] buffer = new byte[Numbers.length(arguments.get(1))];
        int length =
                Transfer.run(
                        pnp,
                        io,
                        arguments.get(0),
                        "read of " + buffer.length + " bytes from",
                        handle -> handle.startRead(MemorySegment.ofArray(buffer)));
        return Bytes.report(Arrays.copyOf(buffer, length));
    }
}
