package org.backplane.drivers.echo;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.Request;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.ddi.Timer;
import org.backplane.status.Status;

import java.time.Duration;

/**
 * One echo device: the device context, whose methods are the callbacks.
 *
 * <p><b>Serialised by:</b> the queue. Its handlers, cancel callbacks and the timer never overlap
 * (synchronisation scope QUEUE), so the fields need no lock.
 */
final class EchoDevice {

    /** The longest write that is stored, in bytes. */
    static final int CAPACITY = 40 * 1024;

    /**
     * How long a request stays pending. The Windows sample takes seconds, so that somebody can
     * press a key meanwhile; this is long enough for a program to cancel the request or pull the
     * device out, and short enough that nobody at a shell waits.
     */
    static final Duration LATENCY = Duration.ofMillis(20);

    private final IoTarget lower;
    private final IoQueue queue;
    private final Timer timer;

    private final byte[] stored = new byte[CAPACITY];
    private int storedLength;

    /** The request that the timer will complete, and how; null if none is pending. */
    private Request current;

    private long information;

    EchoDevice(DeviceInit init) {
        Device device = init.create();
        lower = device.ioTarget();
        queue =
                device.defaultQueue(
                        DispatchType.SEQUENTIAL,
                        config ->
                                config.synchronizationScope(SynchronizationScope.QUEUE)
                                        .evtIoRead(this::evtIoRead)
                                        .evtIoWrite(this::evtIoWrite)
                                        .evtIoDefault(request -> request.send(lower)));
        timer = queue.createTimer(this::evtTimer);
        device.createInterface(EchoDriver.ECHO)
                .evtDeviceSelfManagedIoSuspend(this::evtDeviceSelfManagedIoSuspend)
                .evtDeviceSelfManagedIoRestart(queue::start);
    }

    private Disposition evtIoRead(Request request, int length) {
        int copied = Math.min(length, storedLength);
        request.output().copyFrom(0, stored, 0, copied);
        return completeLater(request, copied);
    }

    private Disposition evtIoWrite(Request request, int length) {
        if (length > CAPACITY) {
            return request.complete(Status.BUFFER_OVERFLOW);
        }
        request.input().copyTo(0, stored, 0, length);
        storedLength = length;
        return completeLater(request, length);
    }

    private Disposition completeLater(Request request, int transferred) {
        current = request;
        information = transferred;
        timer.start(LATENCY);
        return request.markCancelable(this::evtRequestCancel);
    }

    private void evtTimer() {
        Request request = current;
        if (request != null && request.unmarkCancelable()) {
            current = null;
            // An expiry that came too late for a cancelled request finds the next one: that is
            // served early, and the timer set for it is not needed.
            timer.stop();
            request.complete(Status.SUCCESS, information);
        }
    }

    private void evtRequestCancel(Request request) {
        current = null;
        timer.stop();
        request.complete(Status.CANCELLED);
    }

    /**
     * The device may only lose power while this driver owns no request: lets the one that is
     * pending finish and keeps the others in the queue. The timer is needed until then.
     */
    private void evtDeviceSelfManagedIoSuspend() {
        queue.stopSynchronously();
        timer.stop();
    }
}
