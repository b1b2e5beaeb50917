package org.backplane.io.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.runtime.Lock;
import org.backplane.status.Status;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The requests of one handle: those under way, and what past ones left for reuse.
 *
 * <p>IRPs are reused by all requests, request objects only by those that nobody outside has seen.
 * Both pools hand out the oldest first and grow to the number of requests that were under way at
 * the same time; from then on nothing is allocated.
 *
 * <p><b>Level:</b> up to DISPATCH, {@link #awaitEmpty} at PASSIVE. <b>Serialised by:</b> its own
 * lock, which is not held while drivers are called.
 */
final class RequestTable {

    private final Dispatcher dispatcher;

    /** What the requests' events are called. */
    private final String completion;

    /** Guards all fields below. */
    private final Lock lock;

    private final ArrayDeque<Transfer> freeTransfers = new ArrayDeque<>();
    private final ArrayDeque<HandleRequest> freeRequests = new ArrayDeque<>();

    /** The first of a doubly linked list through {@link HandleRequest#next}. */
    private HandleRequest first;

    private boolean refusing;

    /** The last request of the closing itself; null before there is one. */
    private HandleRequest farewell;

    private final Event empty;

    RequestTable(Dispatcher dispatcher, String owner) {
        this.dispatcher = dispatcher;
        lock = dispatcher.lock("requests of " + owner);
        empty = dispatcher.event("end of the requests of " + owner);
        completion = "completion of a request to " + owner;
    }

    /**
     * Puts a request under way, with an IRP of its own.
     *
     * @param waits whether the caller waits for it and then gives it back with {@link
     *     HandleRequest#release}; otherwise the application keeps it
     * @return null if the table takes no requests any more
     */
    HandleRequest admit(boolean waits, int stackSize) {
        lock.acquire();
        try {
            return refusing ? null : take(waits, stackSize);
        } finally {
            lock.release();
        }
    }

    /** Puts a request of the closing itself under way, to be waited for. */
    HandleRequest admitLast(int stackSize) {
        lock.acquire();
        try {
            farewell = take(true, stackSize);
            return farewell;
        } finally {
            lock.release();
        }
    }

    private HandleRequest take(boolean waits, int stackSize) {
        HandleRequest request = waits ? freeRequests.poll() : null;
        if (request == null) {
            request = new HandleRequest(this, completion(), waits);
        }
        Transfer free = freeTransfers.poll();
        // An IRP of another size is from before the stack grew or shrank: let it go.
        boolean fits = free != null && free.irp().stackSize() == stackSize;
        request.begin(fits ? free : new Transfer(stackSize));
        link(request);
        return request;
    }

    /** A request that has failed for {@code reason} without getting under way. */
    HandleRequest failed(Status reason) {
        return new HandleRequest(this, completion(), false).refused(reason);
    }

    private Event completion() {
        return dispatcher.event(completion);
    }

    /** Takes back what a request used; nobody holds it any more. */
    void recycle(HandleRequest request) {
        Transfer transfer = request.takeTransfer();
        if (transfer != null) {
            transfer.reuse();
        }
        lock.acquire();
        unlink(request);
        if (transfer != null) {
            freeTransfers.add(transfer);
        }
        if (request.isPooled()) {
            freeRequests.add(request);
        }
        boolean last = refusing && first == null;
        lock.release();
        if (last) {
            empty.set();
        }
    }

    /** Admits nothing from now on. */
    void refuse() {
        lock.acquire();
        refusing = true;
        boolean none = first == null;
        lock.release();
        if (none) {
            empty.set();
        }
    }

    /** After {@link #refuse}: waits until no request is under way. */
    void awaitEmpty() {
        empty.await();
    }

    /** Whether a request is under way, other than those of the closing itself. */
    boolean isBusy() {
        lock.acquire();
        HandleRequest other = first != null && first == farewell ? first.next : first;
        boolean busy = other != null;
        lock.release();
        return busy;
    }

    /** Asks for the cancellation of everything that is under way. */
    void cancelAll() {
        for (HandleRequest request : heldRequests()) {
            request.cancelHeld();
        }
    }

    private List<HandleRequest> heldRequests() {
        List<HandleRequest> held = new ArrayList<>();
        lock.acquire();
        for (HandleRequest each = first; each != null; each = each.next) {
            if (each.tryHold()) {
                held.add(each);
            }
        }
        lock.release();
        return held;
    }

    private void link(HandleRequest request) {
        request.previous = null;
        request.next = first;
        if (first != null) {
            first.previous = request;
        }
        first = request;
    }

    private void unlink(HandleRequest request) {
        if (request.previous != null) {
            request.previous.next = request.next;
        } else {
            first = request.next;
        }
        if (request.next != null) {
            request.next.previous = request.previous;
        }
        request.previous = null;
        request.next = null;
    }
}
