package org.backplane.runtime.internal.threaded;

import org.backplane.runtime.Level;

/**
 * Runs procedures, each on a virtual thread of its own.
 *
 * <p><b>Serialised by:</b> nothing; safe for concurrent use.
 */
public final class Procedures {

    private volatile boolean closed;

    /** Starts one; does nothing after {@link #close}. */
    public void start(String name, Runnable body) {
        if (!closed) {
            Thread.ofVirtual().name(name).start(() -> Bodies.run(name, Level.PASSIVE, body));
        }
    }

    /** Starts no more; those under way go on. */
    public void close() {
        closed = true;
    }
}
