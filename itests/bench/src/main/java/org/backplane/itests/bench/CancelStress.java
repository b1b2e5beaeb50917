package org.backplane.itests.bench;

import org.backplane.ddi.Request;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZ_Result;

/** The sender cancels a request while its driver completes it: it completes once. */
@JCStressTest
@Outcome(id = "1, true", expect = Expect.ACCEPTABLE, desc = "the driver was first")
@Outcome(id = "1, false", expect = Expect.ACCEPTABLE, desc = "the sender was first")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, or completed twice")
@State
public class CancelStress {

    private final StressRead read = new StressRead(StressReads.plain());
    private final Request request = StressReads.atFunction();

    /** The sender. */
    @Actor
    public void cancel() {
        read.cancel();
    }

    /** The driver. */
    @Actor
    public void complete() {
        StressReads.complete(request);
    }

    /** Looks at what came of it. */
    @Arbiter
    public void look(IZ_Result result) {
        result.r1 = read.completions();
        result.r2 = read.succeeded();
        request.dereference(StressReads.TAG);
    }
}
