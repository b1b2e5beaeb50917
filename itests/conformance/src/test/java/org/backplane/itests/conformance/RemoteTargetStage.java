package org.backplane.itests.conformance;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.DriverRequest;
import org.backplane.ddi.IoTargetOpenParams;
import org.backplane.ddi.IoTargetState;
import org.backplane.ddi.RemoteIoTarget;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.tools.realm.DriverRealm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Two devices of one driver, the second of which has a remote target in the stack of the first. */
final class RemoteTargetStage implements AutoCloseable {

    final DriverRealm realm = DriverRealm.seeded(1);
    final String source;
    final RemoteIoTarget target;
    private final List<Device> devices = new ArrayList<>();
    private final List<Status> answers = new ArrayList<>();
    private boolean busy;

    /** Makes the devices; the target is closed. */
    RemoteTargetStage() {
        realm.install(RuleDrivers.function(this::add));
        source = realm.plug(RuleDrivers.DEVICE);
        realm.plug(RuleDrivers.DEVICE);
        target = devices.getLast().createIoTarget();
    }

    private void add(Device device) {
        devices.add(device);
        device.evtDeviceQueryRemove(this::queryRemove);
        device.defaultQueue(
                DispatchType.PARALLEL,
                config ->
                        config.evtIoRead(
                                (request, length) -> request.complete(Status.SUCCESS, length)));
    }

    private void queryRemove() {
        if (busy) {
            throw new StatusException(Status.DEVICE_BUSY, "the test needs it");
        }
    }

    /** Opens the target, which may take its time, and tells what came of it. */
    Status open(Consumer<IoTargetOpenParams> params) {
        return later(() -> target.open(source, params));
    }

    /** Opens the target without callbacks. */
    Status open() {
        return later(() -> target.open(source));
    }

    /** Does what may wait, and tells what it was refused with. */
    Status later(Runnable what) {
        realm.after(Duration.ZERO, () -> answers.add(RuleDrivers.statusOf(what)));
        realm.advance(Duration.ofNanos(1));
        return answers.removeFirst();
    }

    /** The device of the target asks whether it may go, and stays after all. */
    Status tryToDisable() {
        busy = true;
        Status answer = RuleDrivers.statusOf(() -> realm.disable(source));
        busy = false;
        return answer;
    }

    /** Reads one byte from the target and tells what came of it, or what refused it. */
    Status read() {
        Status refused = RuleDrivers.statusOf(this::sendRead);
        return refused.isSuccess() ? answers.removeFirst() : refused;
    }

    private void sendRead() {
        DriverRequest own = devices.getLast().createRequest(target);
        target.formatRequestForRead(own, devices.getLast().createMemory(1), 0);
        own.send(
                target,
                (request, status, information) -> {
                    answers.add(status);
                    return request.pend();
                });
    }

    @Override
    public void close() {
        try (realm) {
            if (target.state() == IoTargetState.STARTED) {
                later(target::close);
            }
            realm.assertQuiescent();
        }
    }
}
