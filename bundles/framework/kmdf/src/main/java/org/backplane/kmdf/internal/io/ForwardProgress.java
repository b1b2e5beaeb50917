package org.backplane.kmdf.internal.io;

import org.backplane.ddi.RequestType;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.runtime.Task;
import org.backplane.status.Status;
import org.backplane.wdm.CancelRoutine;
import org.backplane.wdm.Irp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * A queue's reserved requests: what serves an IRP when no other request can be had, so that I/O
 * which memory itself depends on never stands still.
 *
 * <p>An IRP that finds none free waits for one, cancelable; the queue's book counts it as ending
 * until it has its request, so that no drain or purge overlooks it. A reserved request comes back
 * here wherever it is completed, without EvtCleanupCallback.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> {@link #lock} for the lists; it is taken
 * under a queue's lock, never around one.
 */
final class ForwardProgress {

    private static final CancelRoutine CANCEL_WAITING =
            (device, irp) -> ((ForwardProgress) irp.driverContext()).cancelled(irp);

    private final FxIoQueue queue;
    private final FxForwardProgressPolicy policy;
    private final Lock lock;
    private final RequestList free = new RequestList();
    private final ArrayDeque<Irp> waiting = new ArrayDeque<>();
    private final List<FxRequest> all = new ArrayList<>();

    /** Made beforehand, so that nothing is needed when a request comes free. */
    private final Task serve;

    ForwardProgress(FxIoQueue queue, FxForwardProgressPolicy policy) {
        this.queue = queue;
        this.policy = policy;
        this.lock = queue.dispatcher().lock("reserved requests of " + queue);
        this.serve =
                queue.dispatcher()
                        .task(
                                Level.DISPATCH,
                                "IRPs that wait for a reserved request of " + queue,
                                this::serveWaiting);
    }

    /**
     * Makes the reserved requests.
     *
     * @throws RuntimeException what the driver throws when it cannot get its resources for one
     */
    void reserve(int total) {
        try {
            for (int i = 0; i < total; i++) {
                FxRequest request = new FxRequest(queue.tree(), queue.host().requestContexts());
                request.reserve(this, queue);
                all.add(request);
                free.addLast(request);
                policy.prepare(request);
            }
        } catch (RuntimeException e) {
            dispose();
            throw e;
        }
    }

    /** Whether the driver is asked about each request that comes. */
    boolean asksDriver() {
        return policy.allocates();
    }

    /**
     * Goes on with an IRP that a queue counts as ending.
     *
     * @param from that queue: this one, or the one of EvtIoInCallerContext, where reserved requests
     *     do not go
     * @param request null if none could be made
     */
    void accept(QueueFlow from, Irp irp, RequestType type, FxRequest request) {
        if (request != null) {
            if (policy.allocate(request)) {
                from.admit(irp, type, request);
                return;
            }
            from.discard(request);
        } else if (!policy.reserves(irp)) {
            from.refuse(irp, Status.INSUFFICIENT_RESOURCES);
            return;
        }
        if (from != queue.flow()) {
            if (!queue.flow().count()) {
                from.refuse(irp, Status.INVALID_DEVICE_STATE);
                return;
            }
            from.uncount();
        }
        take(irp, type);
    }

    private void take(Irp irp, RequestType type) {
        lock.acquire();
        FxRequest reserved = free.isEmpty() ? null : free.removeFirst();
        boolean cancelled = false;
        if (reserved == null) {
            waiting.add(irp);
            irp.driverContext(this);
            irp.setCancelRoutine(CANCEL_WAITING);
            cancelled = irp.isCancelled() && irp.setCancelRoutine(null) != null;
            if (cancelled) {
                waiting.remove(irp);
            }
        }
        lock.release();
        if (reserved != null) {
            queue.flow().admit(irp, type, reserved);
        } else if (cancelled) {
            queue.flow().refuse(irp, Status.CANCELLED);
        }
    }

    private void cancelled(Irp irp) {
        lock.acquire();
        waiting.remove(irp);
        lock.release();
        queue.flow().refuse(irp, Status.CANCELLED);
    }

    /** Cancels what waits, because the queue is purged. */
    void purge() {
        List<Irp> victims = new ArrayList<>();
        lock.acquire();
        waiting.removeIf(irp -> irp.setCancelRoutine(null) != null && victims.add(irp));
        lock.release();
        victims.forEach(irp -> queue.flow().refuse(irp, Status.CANCELLED));
    }

    /** Takes back a reserved request that is completed; the lock of a queue may be held. */
    void giveBack(FxRequest request) {
        lock.acquire();
        free.addLast(request);
        boolean wanted = !waiting.isEmpty();
        lock.release();
        if (wanted) {
            serve.post();
        }
    }

    private void serveWaiting() {
        for (; ; ) {
            lock.acquire();
            Irp irp = free.isEmpty() ? null : firstWaiting();
            FxRequest reserved = irp == null ? null : free.removeFirst();
            lock.release();
            if (irp == null) {
                return;
            }
            queue.flow().admit(irp, FxPkgIo.typeOf(irp.current().major()), reserved);
        }
    }

    /** The oldest IRP that nobody cancels, taken out; null if there is none. */
    private Irp firstWaiting() {
        for (Irp irp = waiting.peek(); irp != null; irp = waiting.peek()) {
            waiting.remove();
            if (irp.setCancelRoutine(null) != null) {
                return irp;
            }
        }
        return null;
    }

    /** The queue is at its end: the reserved requests are cleaned up and destroyed at last. */
    void dispose() {
        all.forEach(FxRequest::endReserve);
    }
}
