package org.backplane.power.internal;

import org.backplane.wdm.power.PowerChange;
import org.backplane.wdm.power.PowerMinor;

import java.time.Duration;

/** Power IRPs and times in words. */
final class IrpText {

    private IrpText() {}

    /** For example {@code SET_POWER D3}. */
    static String describe(int minor, PowerChange change) {
        return PowerMinor.name(minor)
                + switch (change) {
                    case PowerChange.SystemPower system -> " " + system.state();
                    case PowerChange.DevicePower device -> " " + device.state();
                    case PowerChange.WaitWake _ -> "";
                };
    }

    /** A number of nanoseconds as people say it: {@code 10 min}, {@code 10 s}, {@code 250 ms}. */
    static String duration(long nanos) {
        Duration duration = Duration.ofNanos(nanos);
        if (duration.toMillis() % 60_000 == 0) {
            return duration.toMinutes() + " min";
        }
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + " s"
                : duration.toMillis() + " ms";
    }

    /** The text as a sentence: with a full stop. */
    static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
    }
}
