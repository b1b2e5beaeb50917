package org.backplane.verifier;

import org.backplane.ddi.Driver;
import org.backplane.kmdf.DriverMonitor;
import org.backplane.kmdf.MonitoredDevice;
import org.backplane.verifier.internal.Wall;

import java.util.function.Function;

/**
 * Stands before every driver that it is asked for.
 *
 * <p><b>Level:</b> as for {@link DriverMonitor}. <b>Serialised by:</b> nothing; immutable.
 */
public final class Verifier implements DriverMonitor {

    private final CrossingListener listener;
    private final FaultPlan faults;
    private final Function<Object, String> names;

    /**
     * Makes a verifier.
     *
     * @param listener hears of crossings and states; null for nobody, and then nothing is put into
     *     words
     * @param faults which call fails; null for none
     */
    public Verifier(CrossingListener listener, FaultPlan faults) {
        this(listener, faults, null);
    }

    /**
     * As the other one, for objects that have names already.
     *
     * @param names tells the name of an object; null to count them
     */
    public Verifier(CrossingListener listener, FaultPlan faults, Function<Object, String> names) {
        this.listener = listener;
        this.faults = faults;
        this.names = names;
    }

    @Override
    public Driver interpose(Driver driver, MonitoredDevice device) {
        return new Wall(device, listener, faults, names).before(driver);
    }

    @Override
    public boolean failsRequestAllocation(MonitoredDevice device) {
        return faults != null
                && faults.next(FaultPlan.REQUEST_ALLOCATION, "a queue", device.instanceId())
                        != null;
    }

    @Override
    public void stateEntered(MonitoredDevice device, String machine, String state) {
        if (listener != null) {
            listener.stateEntered(device, machine, state);
        }
    }
}
