package org.backplane.runtime.internal.threaded;

import org.backplane.runtime.Level;
import org.backplane.runtime.WrittenOffException;

/** Runs bodies of tasks and procedures; what they throw is reported and goes no further. */
final class Bodies {

    private static final System.Logger LOGGER = System.getLogger("org.backplane.runtime");

    private Bodies() {}

    static void run(String name, Level level, Runnable body) {
        try {
            body.run();
        } catch (WrittenOffException lateReturn) {
            // Thrown by watch() to get this far: others have taken over, there is nothing to say.
        } catch (Throwable failure) {
            report(name, level, failure);
        }
    }

    private static void report(String name, Level level, Throwable failure) {
        try {
            LOGGER.log(
                    System.Logger.Level.ERROR,
                    "Task " + name + " failed at level " + level + "; its worker goes on",
                    failure);
        } catch (Throwable unreported) {
            // Out of memory, say. The worker matters more than the message.
        }
    }
}
