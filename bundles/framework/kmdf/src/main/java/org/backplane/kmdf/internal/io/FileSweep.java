package org.backplane.kmdf.internal.io;

import org.backplane.ddi.IoStopReason;
import org.backplane.wdm.FileObject;

import java.util.ArrayList;
import java.util.List;

/**
 * Cancels the requests of one handle that are in a queue, or with the driver and marked cancelable.
 *
 * <p><b>Serialised by:</b> the queue's lock while it chooses; acts without it.
 */
final class FileSweep {

    private final FxIoQueue queue;
    private final List<FxRequest> queued = new ArrayList<>();
    private final OwnedSweep owned = new OwnedSweep();

    private FileSweep(FxIoQueue queue) {
        this.queue = queue;
    }

    static void cancel(FxIoQueue queue, FileObject file) {
        FileSweep sweep = new FileSweep(queue);
        queue.lock().acquire();
        sweep.choose(file);
        queue.lock().release();
        sweep.act();
    }

    private void choose(FileObject file) {
        QueueBook book = queue.book();
        FxRequest next;
        for (FxRequest request = book.queued.first(); request != null; request = next) {
            next = request.next;
            if (request.location.fileObject() == file && book.take(request)) {
                book.end(request);
                queued.add(request);
            }
        }
        for (FxRequest request = book.owned.first(); request != null; request = request.next) {
            if (request.location.fileObject() == file) {
                owned.cancel(request);
            }
        }
    }

    private void act() {
        queued.forEach(request -> queue.flow().endCancelled(request, false));
        owned.act(IoStopReason.PURGE);
    }
}
