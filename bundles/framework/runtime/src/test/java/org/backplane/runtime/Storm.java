package org.backplane.runtime;

import java.util.List;

/** A scenario with tasks of all levels, timers, waits, contention and a written-off body. */
final class Storm {

    /** How many tasks a recorded run has. */
    static final int TASKS = 15;

    private static final List<Level> LEVELS = List.of(Level.values());

    private Storm() {}

    /** Runs it, traces it, and returns the choices made; the options must ask for recording. */
    static RecordedSchedule run(SimulationOptions options, List<String> trace) {
        SimulationOptions traced =
                options.withListener((nanos, step) -> trace.add(nanos + " " + step));
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(traced)) {
            rage(dispatcher, TASKS, trace);
            return dispatcher.schedule();
        }
    }

    static void rage(SimulatedDispatcher dispatcher, int tasks, List<String> trace) {
        Lock lock = dispatcher.lock("lock");
        Event done = dispatcher.event("done");
        int[] left = {tasks};
        for (int i = 0; i < tasks; i++) {
            Level level = LEVELS.get(i % LEVELS.size());
            Runnable count =
                    () -> {
                        lock.acquire();
                        trace.add("drawn " + dispatcher.random(1000));
                        if (--left[0] == 0) {
                            done.set();
                        }
                        lock.release();
                    };
            TaskTimer timer = dispatcher.timer(level, "timer " + i, count);
            dispatcher.post(
                    level,
                    "task " + i,
                    () -> {
                        if (level == Level.PASSIVE) {
                            dispatcher.event("pause").await(1 + dispatcher.random(3));
                        }
                        timer.start(dispatcher.random(3));
                    });
        }
        dispatcher.post(
                Level.PASSIVE,
                "stuck",
                () -> dispatcher.watch("stuck", 2, () -> done.await(5), () -> {}));
        done.await();
        dispatcher.runToQuiescence(1000);
    }
}
