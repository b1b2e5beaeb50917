package org.backplane.itests.bench;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.EvtIoRead;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.Request;
import org.backplane.io.DeviceHandle;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;

/**
 * The device that all tests of a stress run send their reads to: its driver keeps each, to be
 * cancelled or completed, and a filter above may have sent it there.
 */
final class StressReads {

    /** What keeps a request from being used anew before the test has looked at it. */
    static final String TAG = "stress";

    /** The request that the constructing thread's last read became, at each of the two drivers. */
    private static final ThreadLocal<Request> AT_FUNCTION = new ThreadLocal<>();

    private static final ThreadLocal<Request> AT_FILTER = new ThreadLocal<>();

    private static final BenchStack PLAIN = function().start();
    private static final BenchStack FILTERED =
            function().forwardingFilter(StressReads::forward).start();
    private static final DeviceHandle HANDLE = PLAIN.open();

    private StressReads() {}

    private static BenchStack function() {
        BenchStack stack = new BenchStack();
        stack.function(
                DispatchType.PARALLEL,
                config ->
                        config.evtIoRead((request, _) -> {
                            AT_FUNCTION.set(request);
                            request.reference(TAG);
                            return request.markCancelable(r -> r.complete(Status.CANCELLED));
                        }));
        return stack;
    }

    private static EvtIoRead forward(IoTarget lower) {
        return (request, _) -> {
            AT_FILTER.set(request);
            request.reference(TAG);
            return request.send(lower, (r, status, n) -> r.complete(status, n));
        };
    }

    static DeviceObject plain() {
        return PLAIN.top();
    }

    static DeviceObject filtered() {
        return FILTERED.top();
    }

    static DeviceHandle handle() {
        return HANDLE;
    }

    static Request atFunction() {
        return AT_FUNCTION.get();
    }

    static Request atFilter() {
        return AT_FILTER.get();
    }

    /** What a driver does that has got what it waited for. */
    static void complete(Request request) {
        try {
            if (request.unmarkCancelable()) {
                request.complete(Status.SUCCESS, 1);
            }
        } catch (RuntimeException completed) {
            // Its cancel callback has completed it, and the driver is told so.
        }
    }
}
