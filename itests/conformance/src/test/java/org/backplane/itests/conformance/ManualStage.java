package org.backplane.itests.conformance;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.backplane.tools.realm.RealmRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A device whose default queue is a manual one and notes what is cancelled in it; what is left in
 * the queue at the end is completed.
 */
final class ManualStage implements AutoCloseable {

    /** What EvtIoCanceledOnQueue got, by length. */
    final List<Integer> canceledOnQueue = new ArrayList<>();

    final RuleStage stage;
    IoQueue queue;

    /** Makes the device. */
    ManualStage() {
        this(device -> {});
    }

    /** Makes the device; {@code more} says what else it is to have. */
    ManualStage(Consumer<Device> more) {
        stage = RuleStage.of(device -> add(device, more));
    }

    private void add(Device device, Consumer<Device> more) {
        queue =
                device.defaultQueue(
                        DispatchType.MANUAL,
                        config -> config.evtIoCanceledOnQueue(this::evtIoCanceledOnQueue));
        more.accept(device);
    }

    private Disposition evtIoCanceledOnQueue(Request request) {
        canceledOnQueue.add(request.outputLength());
        return request.complete(Status.CANCELLED);
    }

    /** Starts a read of this length, which tells one from the others. */
    RealmRequest read(int length) {
        return stage.handle.readLater(length);
    }

    /** Takes the oldest request out of the queue. */
    Request next() {
        return queue.retrieveNextRequest();
    }

    @Override
    public void close() {
        queue.start();
        for (Request left = next(); left != null; left = next()) {
            left.complete(Status.SUCCESS);
        }
        stage.close();
    }
}
