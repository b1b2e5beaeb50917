package org.backplane.verifier;

import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which of a driver's calls that can fail are to fail, with INSUFFICIENT_RESOURCES: an allocation
 * that cannot be had, a creation, a mapping, a send.
 *
 * <p>A plan serves one run, because it counts.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> itself.
 */
public final class FaultPlan {

    /**
     * The function that the framework itself calls for each request of a queue that has reserved
     * requests; failing it makes the queue use those.
     */
    public static final String REQUEST_ALLOCATION = "FxRequest";

    private final String function;
    private final int first;
    private final int last;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile String failed;

    private FaultPlan(String function, int first, int last) {
        if (first < 1) {
            throw new IllegalArgumentException("calls count from 1, so there is no " + first);
        }
        this.function = function;
        this.first = first;
        this.last = last;
    }

    /** Call number {@code number} of those that can fail; others too, and all devices, count. */
    public static FaultPlan failing(int number) {
        return new FaultPlan(null, number, number);
    }

    /** Call number {@code number} of one function, for example {@code WdfTimerCreate}. */
    public static FaultPlan failing(String function, int number) {
        return new FaultPlan(function, number, number);
    }

    /** Every call of one function: what it gives is not to be had at all. */
    public static FaultPlan failingAlways(String function) {
        return new FaultPlan(function, 1, Integer.MAX_VALUE);
    }

    /** How many calls were counted so far. */
    public int calls() {
        return calls.get();
    }

    /** The call that was failed last, in words; null while none was. */
    public String failed() {
        return failed;
    }

    /**
     * Counts a call that can fail.
     *
     * @param called the KMDF name of the function
     * @param object what it is called on
     * @return the failure; null if the call is to go on
     */
    public StatusException next(String called, Object object, String device) {
        if (function != null && !function.equals(called)) {
            return null;
        }
        int number = calls.incrementAndGet();
        if (number < first || number > last) {
            return null;
        }
        failed = called + " on " + object + " of " + device;
        return new StatusException(
                Status.INSUFFICIENT_RESOURCES,
                "%s was failed on purpose: the fault plan injects a failure into call %d of %s"
                        .formatted(
                                failed,
                                number,
                                function == null ? "those that can fail" : function));
    }
}
