package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.PnpManager;
import org.backplane.verifier.Recorder;
import org.backplane.verifier.RecordingStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.List;

/** Ends the recording of a device. */
@Component(service = Function.class)
@GogoCommand(scope = "verifier", function = "stop")
public final class VerifierStop extends ShellCommand {

    private final PnpManager pnp;
    private final Recorder recorder;

    /** Takes the device tree and what records. */
    @Activate
    public VerifierStop(@Reference PnpManager pnp, @Reference Recorder recorder) {
        super(
                "verifier:stop <device>",
                "Ends the recording of a device, which may be gone by now.");
        this.pnp = pnp;
        this.recorder = recorder;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        return RecordingView.report(recorder.stop(device(arguments.get(0))));
    }

    /** A device that is gone is found among the recordings only. */
    private String device(String given) throws CommandFailure {
        List<String> recorded = recorder.status().stream().map(RecordingStatus::device).toList();
        String found = DeviceFinder.match(recorded, given);
        return found != null ? found : DeviceFinder.find(pnp, given).instanceId();
    }
}
