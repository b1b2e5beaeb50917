package org.backplane.kmdf.internal.io;

import org.backplane.ddi.EvtIoQueueState;
import org.backplane.kmdf.internal.object.CallbackWork;
import org.backplane.runtime.Event;
import org.backplane.runtime.WrittenOffException;

/**
 * Somebody who waits for requests of a queue to go: a task, which is woken, or a driver, whose
 * EvtIoQueueState is called.
 *
 * <p><b>Serialised by:</b> the queue's lock for {@link #isOver}; the rest is constant.
 */
final class QueueWait extends CallbackWork {

    /** What is waited for. */
    enum Until {
        /** The driver owns none, or holds them with leave; for a stop of power. */
        SETTLED,
        /** As SETTLED, and none is in the queue; for a removal. */
        SETTLED_AND_EMPTY,
        /** The driver owns none. */
        NONE_OWNED,
        /** There is none. */
        NONE;

        /** Whether there is nothing to wait for; the book's lock is held. */
        boolean isOver(QueueBook book) {
            boolean empty = book.queued.isEmpty() && book.ending == 0;
            return switch (this) {
                case SETTLED -> book.owned.size() == book.held;
                case SETTLED_AND_EMPTY -> book.owned.size() == book.held && empty;
                case NONE_OWNED -> book.owned.isEmpty();
                case NONE -> book.owned.isEmpty() && empty;
            };
        }
    }

    private final FxIoQueue queue;
    private final Until until;
    private final EvtIoQueueState callback;
    private final Event event;

    private QueueWait(FxIoQueue queue, Until until, EvtIoQueueState callback, Event event) {
        this.queue = queue;
        this.until = until;
        this.callback = callback;
        this.event = event;
    }

    static QueueWait calling(FxIoQueue queue, Until until, EvtIoQueueState callback) {
        return new QueueWait(queue, until, callback, null);
    }

    static QueueWait waking(FxIoQueue queue, Until until) {
        Event gone = queue.dispatcher().event("requests of " + queue + " to be done");
        return new QueueWait(queue, until, null, gone);
    }

    /** Whether a task waits, and not only a callback. */
    boolean blocks() {
        return event != null;
    }

    /** Whether a driver that asks for {@code other} has to wait for the end of this one. */
    boolean excludes(QueueWait other) {
        return until == other.until && (until == Until.NONE_OWNED || until == Until.NONE);
    }

    boolean isOver(QueueBook book) {
        return until.isOver(book);
    }

    void await() {
        event.await();
    }

    /** Wakes or calls who waits; once. */
    void tell() {
        if (event != null) {
            event.set();
        } else {
            queue.call(this);
        }
    }

    @Override
    public void call() {
        try {
            callback.evtIoQueueState(queue);
        } catch (WrittenOffException unwinding) {
            throw unwinding;
        } catch (Throwable thrown) {
            queue.host().driverFault("EvtIoQueueState", thrown);
        }
    }
}
