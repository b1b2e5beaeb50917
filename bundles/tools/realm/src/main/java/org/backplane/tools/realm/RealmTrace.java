package org.backplane.tools.realm;

import org.backplane.kmdf.MonitoredDevice;
import org.backplane.runtime.ScheduleListener;
import org.backplane.verifier.Crossing;
import org.backplane.verifier.CrossingKind;
import org.backplane.verifier.CrossingListener;
import org.backplane.verifier.Recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that happens in one run, on one time line: the steps of the schedule, what crosses between
 * drivers and the framework in each of them, and the states that devices enter; each line with its
 * virtual time in seconds.
 *
 * <pre>
 * 0.020000000 timer of EchoDriver on ROOT\ECHO\0
 * 0.020000000     EchoDriver ROOT\ECHO\0 #31 &gt; EvtTimerFunc timer 1
 * 0.020000000     EchoDriver ROOT\ECHO\0 #32   WdfRequestUnmarkCancelable request 1 = true
 * </pre>
 *
 * <p>{@code >} is the framework's call of a callback and {@code <} its end; a line without either
 * is a call that the driver makes. If nothing happens between a call and its end, they share a
 * line. The text is the same in each run of a seed, on each machine.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> the simulation; serves one run.
 */
public final class RealmTrace implements ScheduleListener, CrossingListener {

    private static final long SECOND = 1_000_000_000;
    private static final int MOST_DATA = 80;

    private final List<String> lines = new ArrayList<>();
    private final List<Crossing> crossings = new ArrayList<>();

    /** The states, by device and machine. */
    private final Map<String, StringBuilder> states = new LinkedHashMap<>();

    /** When the last of them was entered. */
    private final Map<String, Long> times = new LinkedHashMap<>();

    /** The call that the last line tells of; null if it tells of something else. */
    private Crossing open;

    /** The time line. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** For each device and state machine a line with the states that it entered, and when. */
    public List<String> states() {
        return states.values().stream().map(StringBuilder::toString).toList();
    }

    /** What crossed at one place in a device's stack, to be replayed without the rest. */
    public Recording recording(String device, String driver) {
        return new Recording(
                device,
                driver,
                crossings.stream()
                        .filter(crossing -> crossing.device().equals(device))
                        .filter(crossing -> crossing.driver().equals(driver))
                        .toList());
    }

    @Override
    public void step(long nanos, String step) {
        add(nanos, step);
    }

    @Override
    public void crossed(Crossing crossing) {
        crossings.add(crossing);
        if (crossing.kind() == CrossingKind.CALL_RETURN && crossing.ends(open)) {
            String tail = crossing.result().isEmpty() ? "" : " = " + crossing.result();
            lines.set(lines.size() - 1, lines.getLast() + tail + data(crossing));
            open = null;
            return;
        }
        add(
                crossing.nanos(),
                "    "
                        + place(crossing.driver(), crossing.device())
                        + " #"
                        + crossing.number()
                        + ' '
                        + crossing.withoutData()
                        + data(crossing));
        open = crossing;
    }

    @Override
    public void stateEntered(MonitoredDevice device, String machine, String state) {
        long nanos = device.kernel().queryPerformanceCounter();
        String place = place(device.driverName(), device.instanceId());
        add(nanos, "    " + place + ' ' + machine + " enters " + state);
        String key = place + ' ' + machine;
        StringBuilder history = states.computeIfAbsent(key, k -> new StringBuilder(k).append(':'));
        Long last = times.put(key, nanos);
        if (last == null || last != nanos) {
            history.append(last == null ? " " : "; ").append(seconds(nanos));
        }
        history.append(' ').append(state);
    }

    private void add(long nanos, String line) {
        lines.add(seconds(nanos) + ' ' + line);
        open = null;
    }

    private static String place(String driver, String device) {
        return driver.substring(driver.lastIndexOf('.') + 1) + ' ' + device;
    }

    private static String data(Crossing crossing) {
        String data = crossing.data();
        if (data.isEmpty()) {
            return "";
        }
        String shown = data.length() > MOST_DATA ? data.substring(0, MOST_DATA) + "..." : data;
        return " [" + shown + ']';
    }

    /** Not by a format, whose digits depend on the platform's language. */
    private static String seconds(long nanos) {
        return nanos / SECOND + "." + Long.toString(SECOND + nanos % SECOND).substring(1);
    }
}
