package org.backplane.pnp.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;

/** Lets others go on in between, as many of them as the seed likes. */
final class Yield {

    private Yield() {}

    static void to(Dispatcher dispatcher) {
        Event turn = dispatcher.event("turn");
        dispatcher.post(Level.PASSIVE, "yield", turn::set);
        turn.await();
    }
}
