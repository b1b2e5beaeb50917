package org.backplane.runtime.internal.simulated;

import org.backplane.runtime.Level;
import org.backplane.runtime.WrittenOffException;
import org.backplane.runtime.internal.Alarm;
import org.backplane.runtime.internal.StepObserver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Watches, in virtual time, bodies that may never return. */
public final class SimulatedWatchDog {

    private final Simulation simulation;

    /** Oldest first. */
    private final List<Watch> lost = new ArrayList<>();

    /** Makes a watch dog with nothing to watch. */
    public SimulatedWatchDog(Simulation simulation) {
        this.simulation = simulation;
    }

    /** See {@link org.backplane.runtime.Dispatcher#watch}. */
    public <T> T watch(String what, long timeoutNanos, Supplier<T> body, Runnable expired) {
        Watch watch = new Watch(what, expired, simulation.current());
        if (!simulation.isClosed()) {
            simulation.schedule().set(watch, timeoutNanos);
        }
        T result;
        try {
            result = body.get();
        } catch (Throwable failure) {
            finish(watch);
            throw failure;
        }
        finish(watch);
        return result;
    }

    /** The names of the bodies that were written off and have not come back, oldest first. */
    public List<String> writtenOff() {
        simulation.touch(StepObserver.COMMON, "the watch dog");
        return lost.stream().map(watch -> watch.what).toList();
    }

    private void finish(Watch watch) {
        if (!simulation.schedule().cancel(watch) && lost.remove(watch)) {
            simulation.touch(StepObserver.COMMON, "the watch dog");
            throw new WrittenOffException(watch.what);
        }
    }

    /** One watched body. */
    private final class Watch extends Alarm {

        private final String what;
        private final Runnable expired;
        private final Strand strand;

        Watch(String what, Runnable expired, Strand strand) {
            this.what = what;
            this.expired = expired;
            this.strand = strand;
        }

        @Override
        public void fire() {
            lost.add(this);
            strand.abandonTask();
            new SimulatedTask(simulation, Level.PASSIVE, what + " expired", expired).enqueue();
        }

        @Override
        public String toString() {
            return "the watch over " + what;
        }
    }
}
