package org.backplane.runtime;

import org.backplane.runtime.internal.SplitMix64;

import java.util.ArrayList;
import java.util.List;

/** A few tasks of random steps that share data only through the dispatcher, and an outcome. */
final class SmallProgram {

    private static final int TASKS = 3;
    private static final int STEPS = 2;
    private static final int OBJECTS = 2;

    private enum Kind {
        LOG_UNDER_LOCK,
        LOG_UNDER_BOTH_LOCKS,
        AWAIT_BRIEFLY,
        SET,
        RESET,
        POST,
        CANCEL,
        START_TIMER
    }

    private record Step(Kind kind, int object) {}

    private final List<List<Step>> tasks = new ArrayList<>();

    SmallProgram(long seed) {
        SplitMix64 generator = new SplitMix64(seed);
        Kind[] kinds = Kind.values();
        for (int task = 0; task < TASKS; task++) {
            List<Step> steps = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                steps.add(new Step(kinds[generator.next(kinds.length)], generator.next(OBJECTS)));
            }
            tasks.add(steps);
        }
    }

    String run(SimulatedDispatcher dispatcher) {
        return new Run(dispatcher).outcome();
    }

    private final class Run {

        private final SimulatedDispatcher dispatcher;
        private final List<Lock> locks = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();
        private final List<Task> extra = new ArrayList<>();
        private final List<TaskTimer> timers = new ArrayList<>();

        /** One for each lock, then one for each task. */
        private final List<StringBuilder> logs = new ArrayList<>();

        Run(SimulatedDispatcher dispatcher) {
            this.dispatcher = dispatcher;
            for (int i = 0; i < OBJECTS; i++) {
                int object = i;
                locks.add(dispatcher.lock("lock " + i));
                events.add(dispatcher.event("event " + i));
                logs.add(new StringBuilder());
                extra.add(dispatcher.task(Level.DISPATCH, "extra", () -> log(object, "x")));
                timers.add(dispatcher.timer(Level.DISPATCH, "timer", () -> log(object, "t")));
            }
        }

        String outcome() {
            for (int i = 0; i < TASKS; i++) {
                int task = i;
                logs.add(new StringBuilder());
                // All at once: main would be preempted between posts, and its steps touch all.
                dispatcher.timer(Level.PASSIVE, "task " + i, () -> runTask(task)).start(1);
            }
            dispatcher.event("never").await(100);
            return logs + " " + dispatcher.takeFailures();
        }

        private void runTask(int task) {
            StringBuilder own = logs.get(OBJECTS + task);
            for (Step step : tasks.get(task)) {
                int object = step.object;
                switch (step.kind) {
                    case LOG_UNDER_LOCK -> log(object, "" + task);
                    case LOG_UNDER_BOTH_LOCKS -> {
                        locks.get(object).acquire();
                        try {
                            log(1 - object, "" + task);
                        } finally {
                            locks.get(object).release();
                        }
                    }
                    case AWAIT_BRIEFLY -> own.append(events.get(object).await(1));
                    case SET -> events.get(object).set();
                    case RESET -> events.get(object).reset();
                    case POST -> own.append(extra.get(object).post());
                    case CANCEL -> own.append(extra.get(object).cancel());
                    case START_TIMER -> own.append(timers.get(object).start(object));
                }
            }
        }

        private void log(int object, String text) {
            locks.get(object).acquire();
            try {
                logs.get(object).append(text);
            } finally {
                locks.get(object).release();
            }
        }
    }
}
