package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.verifier.Recorder;
import org.backplane.verifier.RecordingStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.List;

/** Says which devices are being recorded. */
@Component(service = Function.class)
@GogoCommand(scope = "verifier", function = "status")
public final class VerifierStatus extends ShellCommand {

    private final Recorder recorder;

    /** Takes what records. */
    @Activate
    public VerifierStatus(@Reference Recorder recorder) {
        super("verifier:status", "Says which devices are being recorded, and how far it has come.");
        this.recorder = recorder;
    }

    @Override
    Report run(Arguments arguments) {
        List<RecordingStatus> all = recorder.status();
        StringBuilder text = new StringBuilder();
        all.forEach(status -> text.append(RecordingView.line(status)));
        return new Report(
                all.isEmpty() ? "No device is being recorded.\n" : text.toString(),
                all.stream().map(RecordingView::json).toList());
    }
}
