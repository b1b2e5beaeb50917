package org.backplane.tools.shell;

import org.backplane.verifier.RecordingStatus;

import java.util.Map;

/** How a recording is shown. */
final class RecordingView {

    private RecordingView() {}

    static Report report(RecordingStatus status) {
        return new Report(line(status), json(status));
    }

    static String line(RecordingStatus status) {
        String end = status.failure() == null ? "" : "; " + status.failure();
        return status.device()
                + " : "
                + status.crossings()
                + " crossings of "
                + status.driver()
                + " in "
                + status.file()
                + end
                + "\n";
    }

    static Map<String, Object> json(RecordingStatus status) {
        return Json.object(
                "instanceId", status.device(),
                "driver", status.driver(),
                "file", status.file().toString(),
                "crossings", status.crossings(),
                "failure", status.failure());
    }
}
