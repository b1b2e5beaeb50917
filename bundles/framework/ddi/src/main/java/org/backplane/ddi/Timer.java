package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

import java.time.Duration;

/**
 * A timer (WDFTIMER). Its callback runs at DISPATCH level, or at PASSIVE level if its parent's
 * callbacks do, and is serialised with them (AutomaticSerialization).
 *
 * <p><b>Level:</b> up to DISPATCH; {@link #stopAndWait} at PASSIVE. <b>Serialised by:</b> nothing.
 */
@ProviderType
public interface Timer extends FrameworkObject {

    /** Starts the timer, or moves it; true if it was running. */
    @Ddi("WdfTimerStart")
    boolean start(Duration delay);

    /** Starts the timer to expire every {@code period}, the first time after one. */
    @Ddi("WdfTimerStart")
    boolean startPeriodic(Duration period);

    /** Stops the timer; true if it was running and the callback will not run for that start. */
    @Ddi("WdfTimerStop")
    boolean stop();

    /**
     * As {@link #stop}, and waits for a callback that is running. Not from callbacks of its parent.
     */
    @Ddi("WdfTimerStop")
    boolean stopAndWait();

    /**
     * Stops the timer for good and deletes it. Waits for a callback that is running at PASSIVE
     * level, unless the callback is serialised with others or calls this itself: then the end
     * follows when the callback has returned.
     */
    @Override
    @Ddi("WdfObjectDelete")
    void delete();
}
