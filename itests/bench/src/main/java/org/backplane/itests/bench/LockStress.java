package org.backplane.itests.bench;

import org.backplane.runtime.Lock;
import org.backplane.runtime.internal.threaded.ThreadedLock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** What is written under a lock is seen by its next holder, and by nobody in between. */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "one after the other")
@Outcome(expect = Expect.FORBIDDEN, desc = "both at once")
@State
public class LockStress {

    private final Lock lock = new ThreadedLock("stress");
    private int count;

    /** One of two. */
    @Actor
    public void one() {
        countOnce();
    }

    /** The other. */
    @Actor
    public void other() {
        countOnce();
    }

    private void countOnce() {
        lock.acquire();
        count++;
        lock.release();
    }

    /** Looks at what came of it. */
    @Arbiter
    public void look(I_Result result) {
        result.r1 = count;
    }
}
