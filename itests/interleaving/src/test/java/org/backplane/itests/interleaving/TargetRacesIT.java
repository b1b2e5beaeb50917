package org.backplane.itests.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FilterFor;
import org.backplane.ddi.FilterPosition;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.IoTargetPurgeIoAction;
import org.backplane.ddi.IoTargetSentIoAction;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestSendOptions;
import org.backplane.ddi.Timer;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.tools.realm.RealmTest;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Requests at a target, with others coming in before every access to what they share. */
class TargetRacesIT {

    private static final int SEEDS = Integer.getInteger(RealmTest.SEEDS_PARAMETER, 100);
    private static final Duration TICK = Duration.ofMillis(1);

    static Stream<Named<Consumer<IoTarget>>> actions() {
        return Stream.of(
                Named.of(
                        "stop and cancel",
                        target -> target.stop(IoTargetSentIoAction.CANCEL_SENT_IO)),
                Named.of(
                        "stop and wait",
                        target -> target.stop(IoTargetSentIoAction.WAIT_FOR_SENT_IO_TO_COMPLETE)),
                Named.of("purge", target -> target.purge(IoTargetPurgeIoAction.PURGE_IO_AND_WAIT)),
                Named.of("start", IoTarget::start));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void everyRequestComesBackOnce(Consumer<IoTarget> action) {
        Consumer<DriverRealm> race = realm -> race(realm, action);
        DriverRealm.explore(race).interleaved().randomly(SEEDS);
        DriverRealm.explore(race).interleaved().byPriorities(SEEDS, 3);
    }

    /** Completion below, the timeout, the sender's cancellation, new requests, and one more. */
    private static void race(DriverRealm realm, Consumer<IoTarget> action) {
        SendingFilter filter = new SendingFilter();
        String device = realm.install(new TickingDriver(), filter).plug("TEST\\TICKING");
        List<RealmRequest> requests = new ArrayList<>();
        try (RealmHandle handle = realm.open(device)) {
            requests.add(handle.readLater(1));
            requests.add(handle.readLater(1));
            realm.after(TICK, () -> action.accept(filter.target));
            realm.after(TICK, () -> requests.add(handle.readLater(1)));
            realm.after(TICK, requests.getFirst()::cancel);
            realm.advance(TICK.multipliedBy(2));
            realm.after(TICK, () -> filter.target.start());
            realm.advance(TICK.multipliedBy(4));
            requests.forEach(RealmRequest::await);
            realm.settle();
        }
        assertThat(requests).hasSize(3).allSatisfy(r -> assertThat(r.completions()).isOne());
        realm.unplug(device);
        realm.assertQuiescent();
    }

    /** Completes what it has every millisecond. */
    @HardwareIds("TEST\\TICKING")
    private static final class TickingDriver implements Driver {

        private static final InterfaceClass INTERFACE =
                InterfaceClass.of("6a3b6e0e-2f0b-4f1a-9f63-7f3d2b1c5a90");

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device = init.create().createInterface(INTERFACE);
            var parked = device.createQueue(DispatchType.MANUAL, queue -> {});
            Timer timer =
                    device.createTimer(() -> {
                        Request due = parked.retrieveNextRequest();
                        while (due != null) {
                            due.complete(Status.SUCCESS, 1);
                            due = parked.retrieveNextRequest();
                        }
                    });
            device.evtDeviceSelfManagedIoInit(() -> timer.startPeriodic(TICK));
            device.evtDeviceSelfManagedIoCleanup(timer::stopAndWait);
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    queue -> queue.evtIoRead((request, length) -> request.forwardTo(parked)));
            return device;
        }
    }

    /** Sends on what it gets, with a timeout of a millisecond. */
    @FilterFor(value = "TEST\\TICKING", position = FilterPosition.UPPER)
    private static final class SendingFilter implements Driver {

        private static final RequestSendOptions OPTIONS = RequestSendOptions.NONE.withTimeout(TICK);

        private IoTarget target;

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device = init.filter().create();
            target = device.ioTarget();
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    queue -> queue.evtIoRead((request, length) -> send(request)));
            return device;
        }

        private Disposition send(Request request) {
            return request.send(target, OPTIONS, (r, status, bytes) -> r.complete(status, bytes));
        }
    }
}
