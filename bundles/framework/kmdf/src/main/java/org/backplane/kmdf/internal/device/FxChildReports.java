package org.backplane.kmdf.internal.device;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a bus driver reported while a scan or an iteration keeps the list as it is; of several
 * reports on a child the last counts.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the list's lock.
 */
final class FxChildReports {

    /**
     * One report.
     *
     * @param present else missing
     * @param hasAddress whether the child gets an address description
     */
    record Report(Object identification, boolean present, boolean hasAddress, Object address) {}

    /** By key; null while there are none. */
    private Map<Object, Report> waiting;

    private int scans;
    private int iterations;

    /** The number of the scan that is open, or was the last one. */
    private int scan;

    boolean isHeld() {
        return scans > 0 || iterations > 0;
    }

    /** Opens a scan. */
    void beginScan() {
        if (scans++ == 0) {
            scan++;
        }
    }

    /** Closes a scan; false if none is open. */
    boolean endScan() {
        if (scans == 0) {
            return false;
        }
        scans--;
        return true;
    }

    boolean isScanning() {
        return scans > 0;
    }

    int scan() {
        return scan;
    }

    void beginIteration() {
        iterations++;
    }

    void endIteration() {
        iterations--;
    }

    void add(Object key, Report report) {
        if (waiting == null) {
            waiting = new LinkedHashMap<>();
        }
        waiting.put(key, report);
    }

    /** Forgets a report; the forgotten one, or null. */
    Report withdraw(Object key) {
        return waiting == null ? null : waiting.remove(key);
    }

    /** The report that waits; null if there is none. */
    Report find(Object key) {
        return waiting == null ? null : waiting.get(key);
    }

    /** Takes all that waits. */
    Map<Object, Report> take() {
        Map<Object, Report> taken = waiting == null ? new HashMap<>() : waiting;
        waiting = null;
        return taken;
    }
}
