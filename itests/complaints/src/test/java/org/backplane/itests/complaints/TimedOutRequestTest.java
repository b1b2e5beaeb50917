package org.backplane.itests.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.DriverRequest;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.RemoteIoTarget;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestSendOptions;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.ddi.Timer;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.tools.realm.RealmTest;

import java.time.Duration;

/**
 * "After one request has timed out, every answer belongs to the question before." Nothing is kept
 * of a request that has timed out: the next one gets its own answer.
 */
class TimedOutRequestTest {

    private static final Duration SLOW = Duration.ofMillis(20);

    /** Answers the n-th read with n; the first one slowly. */
    @HardwareIds("TEST\\METER")
    private static final class MeterDriver implements Driver {
        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            return new Meter(init.create());
        }
    }

    private static final class Meter {

        private final Timer timer;
        private Request current;
        private byte asked;

        Meter(Device device) {
            timer =
                    device.defaultQueue(
                                    DispatchType.SEQUENTIAL,
                                    queue ->
                                            queue.synchronizationScope(SynchronizationScope.QUEUE)
                                                    .evtIoRead((request, length) -> ask(request)))
                            .createTimer(this::answer);
            device.createInterface(InterfaceClass.of("6c1b5f0e-3b0e-4d0c-9d6b-7f4a51c0d104"));
        }

        private Disposition ask(Request request) {
            asked++;
            current = request;
            timer.start(asked == 1 ? SLOW : Duration.ofMillis(1));
            return request.markCancelable(this::cancelled);
        }

        private void answer() {
            Request request = current;
            if (request != null && request.unmarkCancelable()) {
                current = null;
                request.output().put(0, asked);
                request.complete(Status.SUCCESS, 1);
            }
        }

        private void cancelled(Request request) {
            current = null;
            timer.stop();
            request.complete(Status.CANCELLED);
        }
    }

    /** Reads the meter for its own reader, and gives it just as long as the first answer takes. */
    @HardwareIds("TEST\\POLLER")
    private static final class PollerDriver implements Driver {

        private final String meter;

        PollerDriver(String meter) {
            this.meter = meter;
        }

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device = init.executionLevel(ExecutionLevel.PASSIVE).create();
            RemoteIoTarget target = device.createIoTarget();
            device.evtDeviceSelfManagedIoInit(() -> target.open(meter));
            device.defaultQueue(
                    DispatchType.SEQUENTIAL,
                    queue -> queue.evtIoRead((request, length) -> poll(device, target, request)));
            return device.createInterface(
                    InterfaceClass.of("6c1b5f0e-3b0e-4d0c-9d6b-7f4a51c0d105"));
        }

        private static Disposition poll(Device device, RemoteIoTarget target, Request request) {
            DriverRequest own = device.createRequest(target);
            target.formatRequestForRead(own, request.output(), 0);
            return own.send(
                    target,
                    RequestSendOptions.NONE.withTimeout(SLOW),
                    (r, status, bytes) -> {
                        own.delete();
                        return request.complete(status, bytes);
                    });
        }
    }

    @RealmTest
    void aDriversRequestThatTimedOutLeavesNothingToTheNextOne(DriverRealm realm) {
        String meter = realm.install(new MeterDriver()).plug("TEST\\METER");
        String poller = realm.install(new PollerDriver(meter)).plug("TEST\\POLLER");
        try (RealmHandle handle = realm.open(poller)) {
            RealmRequest late = handle.readLater(1);
            assertThat(late.await()).isIn(Status.IO_TIMEOUT, Status.SUCCESS);
            for (byte n = 2; n < 5; n++) {
                assertThat(handle.readBytes(1)).containsExactly(n);
            }
        }
        realm.unplug(poller);
    }

    @RealmTest
    void anApplicationsReadThatItGaveUpLeavesNothingToTheNextOne(DriverRealm realm) {
        String meter = realm.install(new MeterDriver()).plug("TEST\\METER");
        try (RealmHandle handle = realm.open(meter)) {
            RealmRequest late = handle.readLater(1);
            realm.after(SLOW, late::cancel);
            assertThat(late.await()).isIn(Status.CANCELLED, Status.SUCCESS);
            for (byte n = 2; n < 5; n++) {
                assertThat(handle.readBytes(1)).containsExactly(n);
            }
        }
    }
}
