package org.backplane.runtime;

/**
 * What an {@link Exploration} found.
 *
 * @param schedules how many different schedules were run, the one that failed included
 * @param repeats how many more runs turned out to be equivalent to an earlier one when it was too
 *     late to leave them out
 * @param exhausted whether no schedule is left, within the bounds set; false after a failure
 * @param failure the first run that failed; null if none did
 */
public record ExplorationReport(int schedules, int repeats, boolean exhausted, FailedRun failure) {}
