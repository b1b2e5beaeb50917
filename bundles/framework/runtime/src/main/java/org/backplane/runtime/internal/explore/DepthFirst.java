package org.backplane.runtime.internal.explore;

import org.backplane.runtime.ReadySteps;
import org.backplane.runtime.ScheduleStrategy;
import org.backplane.runtime.internal.StepObserver;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks through all schedules of a scenario, one a run, depth first: each run makes the choices of
 * the one before up to the last at which something is left to try, and goes on in order from there.
 */
public final class DepthFirst {

    private final int mostDepartures;
    private final boolean cutting;
    private final List<Frame> path = new ArrayList<>();

    /** The run under way, or the last one. */
    private Walk walk;

    /**
     * Begins a walk.
     *
     * @param mostDepartures leaves out schedules with more departures from the default order
     * @param cutting leaves out schedules that differ only in the order of steps that touch no
     *     common object
     */
    public DepthFirst(int mostDepartures, boolean cutting) {
        this.mostDepartures = mostDepartures;
        this.cutting = cutting;
    }

    /** The strategy of the next run. */
    public ScheduleStrategy begin() {
        walk = cutting ? new CuttingWalk() : new Walk();
        return walk;
    }

    /** Whether the last run was only another order of an earlier one. */
    public boolean isRepeat() {
        return walk.isRepeat();
    }

    /**
     * Goes back to the last choice at which something is left to try.
     *
     * @return false if there is none: all schedules were seen
     */
    public boolean advance() {
        if (walk.position < path.size()) {
            throw Frame.nondeterministic();
        }
        for (; !path.isEmpty(); path.removeLast()) {
            Frame last = path.getLast();
            if (last.footprint != null) {
                last.asleep.put(last.activityTaken(), last.footprint);
            }
            int next = last.nextAwake(last.taken + 1);
            if (next >= 0 && (last.taken != 0 || departures() < mostDepartures)) {
                last.taken = next;
                last.footprint = null;
                return true;
            }
        }
        return false;
    }

    private long departures() {
        return path.stream().filter(frame -> frame.taken != 0).count();
    }

    /** One run. */
    private class Walk implements ScheduleStrategy {

        private int position;

        @Override
        public int choose(ReadySteps ready) {
            if (position == path.size()) {
                path.add(new Frame(ready));
            }
            Frame frame = path.get(position++);
            frame.requireSame(ready);
            return frame.taken;
        }

        boolean isRepeat() {
            return false;
        }
    }

    /** One run that looks for steps whose order does not matter. */
    private final class CuttingWalk extends Walk implements StepObserver {

        private final SleepSet sleepSet = new SleepSet();

        @Override
        public int choose(ReadySteps ready) {
            if (sleepSet.isRedundant()) {
                return 0;
            }
            if (super.position == path.size()) {
                Frame frame = new Frame(ready);
                sleepSet.fill(frame);
                frame.taken = frame.nextAwake(0);
                if (frame.taken < 0) {
                    sleepSet.giveUp();
                    return 0;
                }
                path.add(frame);
            }
            int taken = super.choose(ready);
            sleepSet.choose(path.get(super.position - 1));
            return taken;
        }

        @Override
        boolean isRepeat() {
            return sleepSet.isRedundant();
        }

        @Override
        public void begins(long activity) {
            sleepSet.begins(activity);
        }

        @Override
        public void touches(int object) {
            sleepSet.touches(object);
        }
    }
}
