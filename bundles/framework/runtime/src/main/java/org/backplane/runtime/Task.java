package org.backplane.runtime;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A unit of work that the dispatcher runs when it is posted: the ground under DPCs and work items.
 *
 * <p>A task is queued at most once at a time. It leaves the queue before its body starts, so a body
 * may post its own task again; runs of one task never overlap.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing.
 */
@ProviderType
public interface Task {

    /**
     * Queues the task.
     *
     * @return false if it was queued already and has not started yet; nothing changes then
     */
    boolean post();

    /** Takes the task out of the queue; true if it was queued and will not run for that post. */
    boolean cancel();

    /**
     * Waits until the task is neither queued nor running.
     *
     * <p><b>Level:</b> PASSIVE, and not from the task's own body; {@link IllegalStateException}
     * otherwise.
     */
    void flush();
}
