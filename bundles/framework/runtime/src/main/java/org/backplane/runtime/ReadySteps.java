package org.backplane.runtime;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What could happen next in a simulated run: the steps that are ready, the one that has been ready
 * the longest first.
 *
 * <p>Valid only during the call of {@link ScheduleStrategy#choose} that it was passed to.
 */
@ProviderType
public interface ReadySteps {

    /** How many steps are ready. */
    int size();

    /**
     * Whose step it is: a number that one run of a task keeps over all its waits, 0 for main. It
     * depends only on the choices made before.
     */
    long activity(int index);

    /** How a trace calls the step. */
    String name(int index);
}
