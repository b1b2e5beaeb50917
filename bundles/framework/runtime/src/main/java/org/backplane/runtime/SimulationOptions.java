package org.backplane.runtime;

/**
 * How a {@link SimulatedDispatcher} runs. Start with {@link #seeded} or {@link #replay} and add
 * what is needed.
 *
 * @param seed of the random numbers, and of the order if there is no strategy
 * @param strategy decides the order; null for even chances at every choice. One strategy serves one
 *     run
 * @param preemption where others may run besides where a task waits
 * @param recorded whether {@link SimulatedDispatcher#schedule} is asked for afterwards
 * @param listener hears each step; may be null
 */
public record SimulationOptions(
        long seed,
        ScheduleStrategy strategy,
        Preemption preemption,
        boolean recorded,
        ScheduleListener listener) {

    /** Even chances at every choice, by {@code seed}. */
    public static SimulationOptions seeded(long seed) {
        return new SimulationOptions(seed, null, Preemption.NONE, false, null);
    }

    /** A recorded run again. */
    public static SimulationOptions replay(RecordedSchedule schedule) {
        return new SimulationOptions(
                schedule.seed(),
                ScheduleStrategy.replay(schedule),
                schedule.preemption(),
                true,
                null);
    }

    /** The same, with another seed. */
    public SimulationOptions withSeed(long other) {
        return new SimulationOptions(other, strategy, preemption, recorded, listener);
    }

    /** The same, with the order decided by {@code other}. */
    public SimulationOptions withStrategy(ScheduleStrategy other) {
        return new SimulationOptions(seed, other, preemption, recorded, listener);
    }

    /** The same, with preemption points at uses of the dispatcher. */
    public SimulationOptions withPreemption() {
        return with(Preemption.AT_DISPATCHER);
    }

    /**
     * The same, with preemption points at every access to what tasks may share. A dispatcher is
     * made with it only where the agent is installed, see {@link Interleaving}.
     */
    public SimulationOptions withInterleaving() {
        return with(Preemption.AT_ACCESSES);
    }

    private SimulationOptions with(Preemption other) {
        return new SimulationOptions(seed, strategy, other, recorded, listener);
    }

    /** The same, recorded. */
    public SimulationOptions withRecording() {
        return new SimulationOptions(seed, strategy, preemption, true, listener);
    }

    /** The same, with each step told to {@code other}. */
    public SimulationOptions withListener(ScheduleListener other) {
        return new SimulationOptions(seed, strategy, preemption, recorded, other);
    }
}
