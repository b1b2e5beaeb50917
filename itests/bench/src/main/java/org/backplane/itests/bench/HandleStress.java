package org.backplane.itests.bench;

import org.backplane.ddi.Request;
import org.backplane.io.IoRequest;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZ_Result;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An application cancels a request and asks to be told of its end while the driver completes it: it
 * is told once, and the request is done.
 */
@JCStressTest
@Outcome(id = "1, true", expect = Expect.ACCEPTABLE, desc = "told once")
@Outcome(expect = Expect.FORBIDDEN, desc = "not told, told twice, or not done")
@State
public class HandleStress {

    private final IoRequest started =
            StressReads.handle().startRead(MemorySegment.ofArray(new byte[1]));
    private final Request request = StressReads.atFunction();
    private final AtomicInteger told = new AtomicInteger();

    /** The application. */
    @Actor
    public void cancel() {
        started.cancel();
        started.whenDone(_ -> told.incrementAndGet());
    }

    /** The driver. */
    @Actor
    public void complete() {
        StressReads.complete(request);
    }

    /** Looks at what came of it. */
    @Arbiter
    public void look(IZ_Result result) {
        result.r1 = told.get();
        result.r2 = started.isDone();
        request.dereference(StressReads.TAG);
    }
}
