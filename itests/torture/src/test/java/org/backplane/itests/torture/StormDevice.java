package org.backplane.itests.torture;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoStopReason;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestType;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A function driver's device, which idles and wakes, completes some requests at once, keeps others
 * for a while, marked cancelable or not, and parks the rest in a manual queue.
 */
final class StormDevice {

    private final Mischief mischief;
    private final Device device;
    private final IoQueue parked;

    /** Whoever takes a request out of here is the one to end it. */
    private final List<Kept> kept = new ArrayList<>();

    /** One time that the driver owns a request, an object that may come again. */
    private static final class Kept {
        final Request request;
        final boolean isMarked;

        Kept(Request request, boolean isMarked) {
            this.request = request;
            this.isMarked = isMarked;
        }
    }

    /** The driver. */
    @HardwareIds(StormDevices.DEVICE)
    record Maker(Mischief mischief, Set<StormDevice> present) implements Driver {
        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            mischief.at("EvtDriverDeviceAdd");
            StormDevice device = new StormDevice(init, mischief);
            present.add(device);
            device.device.evtCleanup(() -> present.remove(device));
            return device;
        }
    }

    private StormDevice(DeviceInit init, Mischief mischief) {
        this.mischief = mischief;
        if (mischief.oneIn(2)) {
            init.executionLevel(ExecutionLevel.PASSIVE);
        }
        if (mischief.oneIn(3)) {
            init.powerNotPageable();
        }
        device = init.create().createInterface(StormDevices.INTERFACE);
        StormDevices.registered(device, mischief);
        parked = device.createQueue(DispatchType.MANUAL, queue -> {});
        boolean stops = !mischief.oneIn(3);
        device.defaultQueue(
                DispatchType.PARALLEL,
                queue -> {
                    queue.evtIoRead(this::read)
                            .evtIoResume(request -> mischiefAt("EvtIoResume", request));
                    if (stops) {
                        queue.evtIoStop(this::stop);
                    }
                });
        IoQueue writes =
                device.createQueue(
                        DispatchType.SEQUENTIAL,
                        queue -> queue.powerManaged(false).evtIoWrite(this::write));
        device.configureRequestDispatching(writes, RequestType.WRITE);
        StormDevices.ownPower(device, mischief);
    }

    Device device() {
        return device;
    }

    private Disposition write(Request request, int length) {
        mischief.at("EvtIoWrite");
        return request.complete(Status.SUCCESS, length);
    }

    private Disposition read(Request request, int length) {
        mischief.at("EvtIoRead");
        return switch (length % 4) {
            case 0 -> request.complete(Status.SUCCESS, length);
            case 1 -> keep(new Kept(request, false));
            case 2 -> keep(new Kept(request, true));
            default -> {
                mischief.later(3_000, this::takeParked);
                yield request.forwardTo(parked);
            }
        };
    }

    private Disposition keep(Kept one) {
        kept.add(one);
        mischief.later(3_000, () -> end(one, Status.SUCCESS));
        return one.isMarked
                ? one.request.markCancelable(request -> {
                    kept.remove(one);
                    request.complete(Status.CANCELLED);
                })
                : one.request.pend();
    }

    private void end(Kept one, Status status) {
        if (isMine(one)) {
            one.request.complete(status);
        }
    }

    /** Takes a request; nobody else has it if that succeeds. */
    private boolean isMine(Kept one) {
        return kept.remove(one) && (!one.isMarked || one.request.unmarkCancelable());
    }

    private void takeParked() {
        try {
            Request request = parked.retrieveNextRequest();
            if (request != null) {
                request.complete(Status.SUCCESS, 1);
            }
        } catch (StatusException paused) {
            // It is not in D0, or is leaving.
            return;
        }
    }

    /** A callback that throws loses its request to the framework. */
    private void mischiefAt(String callback, Request request) {
        try {
            mischief.at(callback);
        } catch (RuntimeException fault) {
            kept.removeIf(each -> each.request.equals(request));
            throw fault;
        }
    }

    private void stop(Request request, IoStopReason reason, boolean cancelable) {
        mischiefAt("EvtIoStop", request);
        Kept one =
                kept.stream().filter(each -> each.request.equals(request)).findFirst().orElse(null);
        if (one == null) {
            return;
        }
        if (reason == IoStopReason.SUSPEND && mischief.oneIn(3)) {
            request.stopAcknowledge(false);
        } else if (isMine(one)) {
            if (reason == IoStopReason.SUSPEND && mischief.oneIn(2)) {
                request.stopAcknowledge(true);
            } else {
                request.complete(Status.CANCELLED);
            }
        }
    }
}
