package org.backplane.kmdf.internal.io;

import org.backplane.ddi.IoStopReason;

import java.util.ArrayList;
import java.util.List;

/**
 * What power does to a queue: it is held while its device is not in D0.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the device's state machines, which call one at a
 * time; the book by its lock.
 */
final class QueuePower {

    private final FxIoQueue queue;
    private final QueueBook book;

    QueuePower(FxIoQueue queue, QueueBook book) {
        this.queue = queue;
        this.book = book;
    }

    /** Requests keep the device in D0 from now on. */
    void reference(PowerReference reference) {
        book.lock.acquire();
        book.powerReference(reference);
        book.lock.release();
    }

    /** Whether requests keep the device in D0. */
    boolean isReferenced() {
        book.lock.acquire();
        try {
            return book.isPowerReferenced();
        } finally {
            book.lock.release();
        }
    }

    /** Stops presenting because power goes. */
    void off() {
        book.lock.acquire();
        book.powered = false;
        book.lock.release();
    }

    /**
     * After {@link #off}: waits until the driver owns none of the queue's requests, or holds them
     * with leave.
     *
     * @param leaving whether the device stops for good; requests at a lower driver are cancelled
     *     then, for that driver hears of the removal only after this one, and so are those that a
     *     driver without EvtIoStop, which has no way to hear of it, marked cancelable
     */
    void settle(boolean leaving) {
        OwnedSweep sweep = new OwnedSweep();
        boolean ask = queue.handlers().stop != null;
        book.lock.acquire();
        for (FxRequest request = book.owned.first(); request != null; request = request.next) {
            if (leaving && sweep.cancelAtTarget(request)) {
                continue;
            }
            if (ask) {
                sweep.ask(request);
            } else if (leaving) {
                sweep.cancel(request);
            }
        }
        book.lock.release();
        sweep.act(IoStopReason.SUSPEND);
        queue.control().await(QueueWait.Until.SETTLED);
    }

    /** Power is back: tells the driver of the requests that it held. Nothing is presented yet. */
    void on() {
        List<FxRequest> resumed = new ArrayList<>();
        book.lock.acquire();
        book.powered = true;
        for (FxRequest request = book.owned.first(); request != null; request = request.next) {
            if (request.acknowledged) {
                request.acknowledged = false;
                resumed.add(request);
            }
        }
        book.held = 0;
        int[] generations = resumed.stream().mapToInt(request -> request.generation).toArray();
        book.lock.release();
        if (queue.handlers().resume != null) {
            for (int i = 0; i < generations.length; i++) {
                resumed.get(i).calls().resume(generations[i]);
            }
        }
    }
}
