package org.backplane.runtime.internal.simulated;

import org.backplane.runtime.DeadlockException;
import org.backplane.runtime.EndlessLoopException;

import java.util.List;

/** What a simulation says of a run that cannot go on. */
final class Verdicts {

    private Verdicts() {}

    /**
     * Main waits in vain.
     *
     * @param alarms what still falls due, without an end in sight
     */
    static DeadlockException deadlock(
            String mainWaitsFor,
            List<String> alarms,
            List<String> waits,
            List<Throwable> failures) {
        StringBuilder message = new StringBuilder();
        if (alarms.isEmpty()) {
            message.append("Nothing is able to run and no timer is set; ");
        } else {
            message.append("An hour has passed in which only this went on: ");
            message.append(String.join(", ", alarms)).append("; ");
        }
        message.append("main waits for ").append(mainWaitsFor);
        waits.forEach(wait -> message.append("; ").append(wait));
        DeadlockException deadlock = new DeadlockException(message.toString());
        failures.forEach(deadlock::addSuppressed);
        return deadlock;
    }

    static EndlessLoopException endlessSteps(long nanos) {
        return new EndlessLoopException(
                "Tasks went on for "
                        + Schedule.ENDLESS
                        + " steps at "
                        + nanos
                        + " ns without coming to rest: do they post each other?");
    }

    static EndlessLoopException endlessLoop(String who, Object used, long nanos) {
        return new EndlessLoopException(
                who
                        + " goes on and on at "
                        + nanos
                        + " ns without waiting, at last with "
                        + used
                        + ": does it loop until something happens that cannot happen meanwhile?");
    }
}
