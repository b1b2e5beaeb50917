package org.backplane.tools.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FilterFor;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.Request;
import org.backplane.runtime.SimulationOptions;
import org.backplane.status.Status;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** One proxy stands for one object, as long as that lives. */
class VerifiedObjectsTest {

    private final List<Request> seen = new ArrayList<>();
    private Device device;
    private IoQueue manual;

    private static DriverRealm verified() {
        return DriverRealm.simulated(SimulationOptions.seeded(1), new RealmTrace());
    }

    /**
     * Reads wait in a manual queue, a write completes the oldest, a second one waits for cancel.
     */
    @HardwareIds("TEST\\KEEPER")
    private final class Keeper implements Driver {

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            device = init.create();
            manual = device.createQueue(DispatchType.MANUAL, config -> {});
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    config ->
                            config.evtIoRead(
                                            (request, length) -> {
                                                seen.add(request);
                                                return request.forwardTo(manual);
                                            })
                                    .evtIoWrite((request, length) -> {
                                        Request read = manual.retrieveNextRequest();
                                        seen.add(read);
                                        seen.add(request);
                                        if (read == null) {
                                            return request.markCancelable(r -> {
                                                seen.add(r);
                                                r.complete(Status.CANCELLED);
                                            });
                                        }
                                        read.complete(Status.SUCCESS, 0);
                                        return request.complete(Status.SUCCESS, length);
                                    }));
            device.createInterface(InterfaceClass.of("6f0e4c39-5c10-4a39-8d3c-9d2f3a1d4c55"));
            return device;
        }
    }

    @Test
    void aRequestIsTheSameObjectFromItsPresentationToItsEnd() {
        try (DriverRealm realm = verified().install(new Keeper());
                RealmHandle keeper = realm.open(realm.plug("TEST\\KEEPER"))) {
            RealmRequest read = keeper.readLater(1);
            realm.settle();
            keeper.write("go");
            assertThat(read.await()).isEqualTo(Status.SUCCESS);
            assertThat(seen.get(1)).isSameAs(seen.get(0)).isNotSameAs(seen.get(2));

            seen.clear();
            RealmRequest write = keeper.writeLater("wait");
            realm.settle();
            write.cancel();
            assertThat(write.await()).isEqualTo(Status.CANCELLED);
            assertThat(seen.get(0)).isNull();
            assertThat(seen.get(2)).isSameAs(seen.get(1));
        }
    }

    @Test
    void aCompletedRequestStaysCompletedHoweverManyFollow() {
        try (DriverRealm realm = verified().install(new Keeper());
                RealmHandle keeper = realm.open(realm.plug("TEST\\KEEPER"))) {
            for (int i = 0; i < 200; i++) {
                RealmRequest read = keeper.readLater(1);
                realm.settle();
                keeper.write("go");
                read.await();
            }
            assertThat(seen)
                    .hasSize(600)
                    .allSatisfy(request ->
                            assertThatIllegalStateException()
                                    .isThrownBy(request::type)
                                    .withMessageContaining("it is completed"));
            assertThat(seen).extracting(Object::toString).doesNotContain("request 401");
        }
    }

    @Test
    void aRequestThatIsCancelledInAQueueIsNotTakenForALaterOne() {
        try (DriverRealm realm = verified().install(new Keeper());
                RealmHandle keeper = realm.open(realm.plug("TEST\\KEEPER"))) {
            for (int i = 0; i < 200; i++) {
                RealmRequest read = keeper.readLater(1);
                realm.settle();
                read.cancel();
                assertThat(read.await()).isEqualTo(Status.CANCELLED);
            }
            assertThat(seen).extracting(Object::toString).contains("request 1", "request 200");
            assertThat(seen).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatLeadsBackToTheDeviceLeadsToTheSameDevice() {
        try (DriverRealm realm = verified().install(new Keeper())) {
            realm.plug("TEST\\KEEPER");
            assertThat(manual.device()).isSameAs(device);
            assertThat(device.ioTarget().device()).isSameAs(device);
            assertThat(device.ioTarget()).isSameAs(device.ioTarget());
            assertThat(device).hasToString("device 1").isEqualTo(device).isNotEqualTo(manual);
        }
    }

    /** Passes reads down, and looks at what comes back. */
    @FilterFor("TEST\\ZERO")
    static final class LookingFilter implements Driver {

        private final List<Request> seen = new ArrayList<>();

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device = init.filter().create();
            IoTarget lower = device.ioTarget();
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    config ->
                            config.evtIoRead((request, length) -> {
                                seen.add(request);
                                return request.send(
                                        lower,
                                        (same, status, information) -> {
                                            seen.add(same);
                                            return same.complete(status, information);
                                        });
                            }));
            return device;
        }
    }

    @Test
    void aRequestComesBackFromALowerDriverAsTheSameObject() {
        LookingFilter filter = new LookingFilter();
        try (DriverRealm realm = verified().install(new ZeroDriver(), filter);
                RealmHandle zero = realm.open(realm.plug("TEST\\ZERO"))) {
            assertThat(zero.readBytes(3)).containsExactly(0, 0, 0);
        }
        assertThat(filter.seen).hasSize(2);
        assertThat(filter.seen.get(1)).isSameAs(filter.seen.get(0));
    }
}
