package org.backplane.runtime;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A timer whose body is a task of the dispatcher.
 *
 * <p><b>Level:</b> any, where not said otherwise. <b>Serialised by:</b> nothing; runs of one
 * timer's body never overlap.
 */
@ProviderType
public interface TaskTimer {

    /**
     * Starts the timer, or moves it if it is running.
     *
     * @param delayNanos time from now, in nanoseconds; zero or less means as soon as possible
     * @return true if the timer was running, and its earlier expiry will not happen
     */
    boolean start(long delayNanos);

    /**
     * Starts the timer to expire after {@code delayNanos} and then every {@code periodNanos}.
     *
     * @return true if the timer was running
     */
    boolean startPeriodic(long delayNanos, long periodNanos);

    /**
     * Stops the timer.
     *
     * @return true if it was running and its body will not run for that start
     */
    boolean stop();

    /**
     * Stops the timer and waits for a body that is running; stops it again if that body started it.
     *
     * <p><b>Level:</b> PASSIVE, and not from the timer's own body; {@link IllegalStateException}
     * otherwise.
     */
    boolean stopAndWait();
}
