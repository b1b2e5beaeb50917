package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.PnpManager;
import org.backplane.verifier.Recorder;
import org.backplane.verifier.RecordingStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;

/** Records what crosses between a device's driver and the framework. */
@Component(service = Function.class)
@GogoCommand(scope = "verifier", function = "record")
public final class VerifierRecord extends ShellCommand {

    private final PnpManager pnp;
    private final Recorder recorder;

    /** Takes the device tree and what records. */
    @Activate
    public VerifierRecord(@Reference PnpManager pnp, @Reference Recorder recorder) {
        super(
                "verifier:record <device> <file>",
                """
                Restarts a device and records from its arrival on what crosses between its driver
                and the framework, until verifier:stop. The file can be replayed into the driver in
                a test.\
                """);
        this.pnp = pnp;
        this.recorder = recorder;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        DeviceNode node = DeviceFinder.find(pnp, arguments.get(0));
        String device = node.instanceId();
        if (node.driver() == null || node.status() != DeviceStatus.STARTED) {
            throw new CommandFailure(
                    device + " is not started; see devcon:status, and record it when it works");
        }
        Path file = Path.of(arguments.get(1)).toAbsolutePath().normalize();
        recorder.record(device, node.driver(), file);
        boolean begun = false;
        try {
            Report report = new DeviceAction(pnp, "Recording").run(device, pnp::restart);
            requireBegun(device);
            begun = true;
            return report;
        } finally {
            if (!begun) {
                recorder.stop(device);
            }
        }
    }

    private void requireBegun(String device) throws CommandFailure {
        RecordingStatus status =
                recorder.status().stream()
                        .filter(each -> each.device().equals(device))
                        .findAny()
                        .orElseThrow(
                                () -> new CommandFailure(device + " is not recorded any more"));
        if (status.failure() != null) {
            throw new CommandFailure(status.failure());
        }
        if (!status.begun()) {
            throw new CommandFailure(
                    device
                            + " cannot be recorded: nothing of "
                            + status.driver()
                            + " crosses the framework, because it is a plain WDM driver");
        }
    }
}
