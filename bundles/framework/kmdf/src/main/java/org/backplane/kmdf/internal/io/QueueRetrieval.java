package org.backplane.kmdf.internal.io;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.FileObject;

/**
 * How a driver gets requests out of a queue by itself, instead of being called with them.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the book's lock.
 */
final class QueueRetrieval {

    private final FxIoQueue queue;
    private final QueueBook book;

    QueueRetrieval(FxIoQueue queue, QueueBook book) {
        this.queue = queue;
        this.book = book;
    }

    /**
     * Takes the oldest request out for the driver; null if there is none to have.
     *
     * @param file the handle whose request it is to be; null if any will do
     */
    FxRequest next(FileObject file) {
        if (queue.dispatchType() == DispatchType.PARALLEL) {
            throw new StatusException(
                    Status.INVALID_DEVICE_STATE,
                    queue + " is a parallel queue; it presents its requests by itself");
        }
        for (; ; ) {
            book.lock.acquire();
            FxRequest request = book.isRunning() ? book.takeQueued(file) : null;
            if (request != null) {
                book.own(request);
            }
            book.lock.release();
            if (request == null || !request.isEmptyTransfer()) {
                return request;
            }
            request.complete(Status.SUCCESS);
        }
    }

    /**
     * Looks for a request behind {@code after}, and references it.
     *
     * @param file the handle whose request it is to be; null if any will do
     */
    FxRequest find(Request after, FileObject file, String tag) {
        requireManual();
        book.lock.acquire();
        try {
            FxRequest candidate = after == null ? book.queued.first() : queued(after).next;
            while (candidate != null && file != null && candidate.location.fileObject() != file) {
                candidate = candidate.next;
            }
            if (candidate != null) {
                candidate.find(tag);
            }
            return candidate;
        } finally {
            book.lock.release();
        }
    }

    /** Takes a request out that was found. */
    FxRequest found(Request found) {
        requireManual();
        book.lock.acquire();
        try {
            if (!book.isRunning()) {
                throw new StatusException(
                        Status.WDF_PAUSED, queue + " is stopped or without power; try again later");
            }
            FxRequest request = queued(found);
            if (!book.take(request)) {
                throw gone();
            }
            book.own(request);
            return request;
        } finally {
            book.lock.release();
        }
    }

    private void requireManual() {
        if (queue.dispatchType() != DispatchType.MANUAL) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    queue + " is not a manual queue; it presents its requests by itself");
        }
    }

    /** The request that the driver found, which must still be in the queue. */
    private FxRequest queued(Request found) {
        if (found instanceof FxRequest request
                && request.queue == queue
                && request.state == FxRequest.State.QUEUED) {
            return request;
        }
        throw gone();
    }

    private StatusException gone() {
        return new StatusException(
                Status.NOT_FOUND,
                "the request that was found is not in " + queue + " any more; begin anew");
    }
}
