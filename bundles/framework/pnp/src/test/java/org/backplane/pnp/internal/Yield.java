package org.backplane.pnp.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;

/** Lets others go on in between, as many of them as the seed likes. */
final class Yield {

    private static final int MOST_TURNS = 40;

    private Yield() {}

    /** Runs the body in a task of its own, after others have gone on for a while. */
    static void before(Dispatcher dispatcher, String name, Runnable body) {
        dispatcher.post(
                Level.PASSIVE,
                name,
                () -> {
                    // A task that is ready is soon picked; what it is to race with takes longer.
                    int turns = dispatcher.random(MOST_TURNS);
                    for (int turn = 0; turn < turns; turn++) {
                        to(dispatcher);
                    }
                    body.run();
                });
    }

    static void to(Dispatcher dispatcher) {
        Event turn = dispatcher.event("turn");
        dispatcher.post(Level.PASSIVE, "yield", turn::set);
        turn.await();
    }
}
