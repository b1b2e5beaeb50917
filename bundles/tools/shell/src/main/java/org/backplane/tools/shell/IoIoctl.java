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

/** Sends a device control. */
@Component(service = Function.class)
@GogoCommand(scope = "io", function = "ioctl")
public final class IoIoctl extends ShellCommand {

    /** Room for output, in bytes. */
    private static final int ROOM = 4096;

    private final PnpManager pnp;
    private final IoManager io;

    /** Takes the device tree and the way to the devices. */
    @Activate
    public IoIoctl(@Reference PnpManager pnp, @Reference IoManager io) {
        super(
                "io:ioctl <device> <code> [hex]",
                """
                Sends a device control with the given input and prints the output. The code is decimal,
                or hexadecimal after 0x.\
                """);
        this.pnp = pnp;
        this.io = io;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        int code = Numbers.parse(arguments.get(1));
        String digits = arguments.get(2);
        byte[] input = digits == null ? new byte[0] : Bytes.parseHex(digits);
        byte[] output = new byte[ROOM];
        int length =
                Transfer.run(
                        pnp,
                        io,
                        arguments.get(0),
                        "device control 0x%X to".formatted(code),
                        handle ->
                                handle.startControl(
                                        code,
                                        MemorySegment.ofArray(input),
                                        MemorySegment.ofArray(output)));
        Report report = Bytes.report(Arrays.copyOf(output, length));
        return length == 0
                ? report
                : new Report(length + " bytes\n" + report.text(), report.json());
    }
}
