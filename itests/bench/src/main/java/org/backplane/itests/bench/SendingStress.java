package org.backplane.itests.bench;

import org.backplane.ddi.Request;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZ_Result;

/**
 * A filter cancels what it has sent down, and its sender cancels it too, while the lower driver
 * completes it: it comes back to the filter once, and completes once.
 */
@JCStressTest
@Outcome(id = "1, true", expect = Expect.ACCEPTABLE, desc = "the lower driver was first")
@Outcome(id = "1, false", expect = Expect.ACCEPTABLE, desc = "it was cancelled")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, or completed twice")
@State
public class SendingStress {

    private final StressRead read = new StressRead(StressReads.filtered());
    private final Request sent = StressReads.atFilter();
    private final Request received = StressReads.atFunction();

    /** The filter, and then the sender. */
    @Actor
    public void cancel() {
        try {
            sent.cancelSentRequest();
        } catch (RuntimeException completed) {
            // It was back, and completed; the filter is told so.
        }
        read.cancel();
    }

    /** The lower driver. */
    @Actor
    public void complete() {
        StressReads.complete(received);
    }

    /** Looks at what came of it. */
    @Arbiter
    public void look(IZ_Result result) {
        result.r1 = read.completions();
        result.r2 = read.succeeded();
        sent.dereference(StressReads.TAG);
        received.dereference(StressReads.TAG);
    }
}
