package org.backplane.kmdf.internal.io;

/**
 * A list of requests linked through the requests themselves; a request is in one list at a time.
 *
 * <p><b>Serialised by:</b> the lock of the queue that owns the list.
 */
final class RequestList {

    private FxRequest first;
    private FxRequest last;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    FxRequest first() {
        return first;
    }

    void addLast(FxRequest request) {
        request.previous = last;
        request.next = null;
        if (last == null) {
            first = request;
        } else {
            last.next = request;
        }
        last = request;
        size++;
    }

    void addFirst(FxRequest request) {
        request.previous = null;
        request.next = first;
        if (first == null) {
            last = request;
        } else {
            first.previous = request;
        }
        first = request;
        size++;
    }

    /** Takes a request out; it must be in this list. */
    void remove(FxRequest request) {
        if (request.previous == null) {
            first = request.next;
        } else {
            request.previous.next = request.next;
        }
        if (request.next == null) {
            last = request.previous;
        } else {
            request.next.previous = request.previous;
        }
        request.previous = null;
        request.next = null;
        size--;
    }

    FxRequest removeFirst() {
        FxRequest request = first;
        remove(request);
        return request;
    }
}
