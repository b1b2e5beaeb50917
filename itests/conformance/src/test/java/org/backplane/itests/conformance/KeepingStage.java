package org.backplane.itests.conformance;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoQueueConfig;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A device whose driver keeps every request that its default queue presents, until the test decides
 * about it; what is left at the end, in the queue or with the driver, is completed.
 */
final class KeepingStage implements AutoCloseable {

    /** What the driver has, oldest first; a test that decides about one takes it out. */
    final List<Request> kept = new ArrayList<>();

    final RuleStage stage;
    final DriverRealm realm;
    final RealmHandle handle;
    IoQueue queue;

    /** Makes the device; {@code more} says what else its queue is to have. */
    KeepingStage(DispatchType type, Consumer<IoQueueConfig> more) {
        stage =
                RuleStage.of(
                        device -> queue = device.defaultQueue(type, config -> set(config, more)));
        realm = stage.realm;
        handle = stage.handle;
    }

    private void set(IoQueueConfig config, Consumer<IoQueueConfig> more) {
        config.evtIoDefault(this::keep);
        more.accept(config);
    }

    private Disposition keep(Request request) {
        kept.add(request);
        return request.pend();
    }

    /** Starts a read. */
    RealmRequest read() {
        return handle.readLater(1);
    }

    /** Takes out the oldest request that the driver has. */
    Request take() {
        return kept.removeFirst();
    }

    /** Marks the oldest request cancelable; cancelled, it completes so. */
    void markOldest() {
        kept.getFirst().markCancelable(this::cancelled);
    }

    private void cancelled(Request request) {
        kept.remove(request);
        request.complete(Status.CANCELLED);
    }

    /** Completes all that the driver has, and gets meanwhile. */
    void completeAll() {
        while (!kept.isEmpty()) {
            take().complete(Status.SUCCESS);
        }
    }

    @Override
    public void close() {
        queue.start();
        completeAll();
        stage.close();
    }
}
