package org.backplane.itests.conformance;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.DriverRequest;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.IoTargetPurgeIoAction;
import org.backplane.ddi.IoTargetSentIoAction;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestSendOptions;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmRequest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A filter that sends every read to its local target, above a function driver that keeps what it
 * gets until the test decides about it.
 */
final class TargetStage implements AutoCloseable {

    /** What the function driver has, oldest first. */
    final List<Request> below = new ArrayList<>();

    /** How requests came back to the filter. */
    final List<String> back = new ArrayList<>();

    final RuleStage stage;
    final DriverRealm realm;

    /** How the filter sends. */
    RequestSendOptions options = RequestSendOptions.NONE;

    /** Whether the function driver's requests cannot be cancelled. */
    boolean stubborn;

    /** Whether the filter waits for what it sends. */
    boolean synchronous;

    Device filter;
    IoTarget target;

    /** What the filter sent last. */
    Request last;

    TargetStage() {
        stage =
                RuleStage.with(
                        RuleDrivers.function(this::addFunction),
                        RuleDrivers.upperFilter(this::addFilter));
        realm = stage.realm;
    }

    private void addFunction(Device device) {
        device.defaultQueue(DispatchType.PARALLEL, config -> config.evtIoRead(this::keep));
    }

    private void addFilter(Device device) {
        filter = device;
        target = device.ioTarget();
        device.defaultQueue(DispatchType.PARALLEL, config -> config.evtIoRead(this::pass));
    }

    private Disposition keep(Request request, int length) {
        below.add(request);
        return stubborn ? request.pend() : request.markCancelable(this::cancelled);
    }

    private void cancelled(Request request) {
        below.remove(request);
        request.complete(Status.CANCELLED);
    }

    private Disposition pass(Request request, int length) {
        last = request;
        if (!synchronous) {
            return request.send(target, options, this::cameBack);
        }
        Status status = request.sendSynchronously(target, options);
        back.add(status.toString());
        return request.complete(status);
    }

    private Disposition cameBack(Request request, Status status, long information) {
        back.add(status.toString());
        return request.complete(status, information);
    }

    /** Starts a read. */
    RealmRequest read() {
        return stage.handle.readLater(1);
    }

    /** Starts a read of this many bytes. */
    RealmRequest read(int length) {
        return stage.handle.readLater(length);
    }

    /** Starts a read that is sent whatever the state of the target. */
    RealmRequest readPastTheState() {
        options = RequestSendOptions.NONE.ignoringTargetState();
        RealmRequest read = read();
        options = RequestSendOptions.NONE;
        return read;
    }

    /** A request of the filter's own, to read one byte from the target. */
    DriverRequest ownRead() {
        DriverRequest own = filter.createRequest(target);
        target.formatRequestForRead(own, filter.createMemory(1), 0);
        return own;
    }

    /** A completion routine for the filter's own requests. */
    Disposition ownCameBack(Request request, Status status, long information) {
        back.add(status.toString());
        return request.pend();
    }

    /** The function driver completes what it has, oldest first. */
    void completeBelow(Status status) {
        Request request = below.removeFirst();
        if (!stubborn) {
            request.unmarkCancelable();
        }
        request.complete(status);
    }

    /** Stops the target, which may take its time. */
    void stop(IoTargetSentIoAction action, Runnable then) {
        later(() -> {
            target.stop(action);
            then.run();
        });
    }

    /** Stops the target and leaves alone what is out. */
    void stop() {
        target.stop(IoTargetSentIoAction.LEAVE_SENT_IO_PENDING);
    }

    /** Purges the target, which may take its time. */
    void purge(IoTargetPurgeIoAction action, Runnable then) {
        later(() -> {
            target.purge(action);
            then.run();
        });
    }

    /** Purges the target and does not wait. */
    void purge() {
        target.purge(IoTargetPurgeIoAction.PURGE_IO);
    }

    /** Removes the device, which may take its time. */
    void removeLater() {
        realm.after(Duration.ZERO, () -> realm.unplugLater(stage.instanceId));
        realm.advance(Duration.ofNanos(1));
    }

    /** Does what may wait, on a thread of the realm's. */
    void later(Runnable what) {
        realm.after(Duration.ZERO, what);
        realm.advance(Duration.ofNanos(1));
    }

    @Override
    public void close() {
        while (!below.isEmpty()) {
            completeBelow(Status.SUCCESS);
        }
        stage.close();
    }
}
