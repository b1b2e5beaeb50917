package org.backplane.runtime;

/**
 * How a {@link SimulatedDispatcher} runs. Start with {@link #seeded} or {@link #replay} and add
 * what is needed.
 *
 * @param seed of the random numbers, and of the order if there is no strategy
 * @param strategy decides the order; null for even chances at every choice. One strategy serves one
 *     run
 * @param preemptive whether others may run where a task takes or releases a lock, sets an event,
 *     posts a task or starts a timer; otherwise they may only where it waits. Finds races inside
 *     code that is split by nothing else
 * @param recorded whether {@link SimulatedDispatcher#schedule} is asked for afterwards
 * @param listener hears each step; may be null
 */
public record SimulationOptions(
        long seed,
        ScheduleStrategy strategy,
        boolean preemptive,
        boolean recorded,
        ScheduleListener listener) {

    /** Even chances at every choice, by {@code seed}. */
    public static SimulationOptions seeded(long seed) {
        return new SimulationOptions(seed, null, false, false, null);
    }

    /** A recorded run again. */
    public static SimulationOptions replay(RecordedSchedule schedule) {
        return new SimulationOptions(
                schedule.seed(),
                ScheduleStrategy.replay(schedule),
                schedule.preemptive(),
                true,
                null);
    }

    /** The same, with the order decided by {@code other}. */
    public SimulationOptions withStrategy(ScheduleStrategy other) {
        return new SimulationOptions(seed, other, preemptive, recorded, listener);
    }

    /** The same, with preemption points. */
    public SimulationOptions withPreemption() {
        return new SimulationOptions(seed, strategy, true, recorded, listener);
    }

    /** The same, recorded. */
    public SimulationOptions withRecording() {
        return new SimulationOptions(seed, strategy, preemptive, true, listener);
    }

    /** The same, with each step told to {@code other}. */
    public SimulationOptions withListener(ScheduleListener other) {
        return new SimulationOptions(seed, strategy, preemptive, recorded, other);
    }
}
