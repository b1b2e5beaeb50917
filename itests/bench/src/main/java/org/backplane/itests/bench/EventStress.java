package org.backplane.itests.bench;

import org.backplane.runtime.Event;
import org.backplane.runtime.internal.threaded.ThreadedEvent;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** Who waits for an event while it is set is not left waiting. */
@JCStressTest
@Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "woken, or never asleep")
@Outcome(expect = Expect.FORBIDDEN, desc = "left waiting")
@State
public class EventStress {

    private static final long LONG_NANOS = 2_000_000_000;

    private final Event event = new ThreadedEvent("stress");

    /** Who sets it. */
    @Actor
    public void set() {
        event.set();
    }

    /** Who waits for it. */
    @Actor
    public void await(Z_Result result) {
        result.r1 = event.await(LONG_NANOS);
    }
}
