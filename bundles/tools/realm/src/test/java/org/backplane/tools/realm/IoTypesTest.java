package org.backplane.tools.realm;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.ControlCode;
import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DeviceIoType;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FilterFor;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.IoQueue;
import org.backplane.runtime.SimulationOptions;
import org.backplane.status.Status;
import org.backplane.verifier.FaultPlan;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How requests of handles come to drivers: I/O types of devices, and reserved requests. */
class IoTypesTest {

    private static final String SCRIBBLER = "TEST\\SCRIBBLER";
    private static final int BUFFERED = ControlCode.buffered(ControlCode.DEVICE_UNKNOWN, 0x800);
    private static final int OUT_DIRECT = ControlCode.outDirect(ControlCode.DEVICE_UNKNOWN, 0x801);
    private static final int NEITHER = ControlCode.neither(ControlCode.DEVICE_UNKNOWN, 0x802);

    /** Writes all over the output of a read, and speaks of half of it. */
    @HardwareIds(SCRIBBLER)
    private static final class Scribbler implements Driver {

        private final Consumer<DeviceInit> settings;
        private final List<Boolean> reserved = new ArrayList<>();

        Scribbler(Consumer<DeviceInit> settings) {
            this.settings = settings;
        }

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            settings.accept(init);
            Device device = init.create();
            IoQueue queue =
                    device.defaultQueue(
                            DispatchType.PARALLEL,
                            config ->
                                    config.evtIoRead(
                                                    (request, length) -> {
                                                        reserved.add(request.isReserved());
                                                        for (int i = 0; i < length; i++) {
                                                            request.output().put(i, (byte) 7);
                                                        }
                                                        return request.complete(
                                                                Status.SUCCESS, length / 2);
                                                    })
                                            .evtIoDeviceControl((request, code, out, in) -> {
                                                request.output().put(0, (byte) 8);
                                                return request.complete(
                                                        Status.SUCCESS, request.input().get(0));
                                            }));
            queue.assignForwardProgressPolicy(1, policy -> {});
            return device.createInterface(
                    InterfaceClass.of("a65c1d52-6e7b-4c0b-8a9e-0a6dbb9b8f01"));
        }
    }

    /** Lets everything pass. */
    @FilterFor(SCRIBBLER)
    private static final class Bystander implements Driver {

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            return init.filter().ioType(DeviceIoType.NEITHER).create();
        }
    }

    private static byte[] read(DriverRealm realm) {
        try (RealmHandle handle = realm.open(realm.plug(SCRIBBLER))) {
            RealmRequest read = handle.readLater(4);
            assertThat(read.await()).isEqualTo(Status.SUCCESS);
            return read.bytes();
        }
    }

    @Test
    void aDeviceIsBufferedUnlessItSaysOtherwise() {
        try (DriverRealm realm = DriverRealm.seeded(1).install(new Scribbler(init -> {}))) {
            assertThat(read(realm)).containsExactly(7, 7, 0, 0);
        }
    }

    @Test
    void aDirectDeviceWorksOnTheMemoryOfTheApplication() {
        try (DriverRealm realm =
                DriverRealm.seeded(1)
                        .install(new Scribbler(init -> init.ioType(DeviceIoType.DIRECT)))) {
            assertThat(read(realm)).containsExactly(7, 7, 7, 7);
        }
    }

    @Test
    void aFilterHasTheTypeOfTheDriverBelowIt() {
        try (DriverRealm realm =
                DriverRealm.seeded(1)
                        .install(
                                new Scribbler(init -> init.ioType(DeviceIoType.BUFFERED)),
                                new Bystander())) {
            assertThat(read(realm)).containsExactly(7, 7, 0, 0);
        }
    }

    @Test
    void aDriverOfTypeNeitherRetrievesNoBuffers() {
        try (DriverRealm realm =
                DriverRealm.seeded(1)
                        .install(new Scribbler(init -> init.ioType(DeviceIoType.NEITHER)))) {
            try (RealmHandle handle = realm.open(realm.plug(SCRIBBLER))) {
                assertThat(handle.readLater(4).await()).isEqualTo(Status.INVALID_DEVICE_REQUEST);
            }
        }
    }

    @Test
    void theCodeOfAControlSaysHowItsBuffersCome() {
        try (DriverRealm realm = DriverRealm.seeded(1).install(new Scribbler(init -> {}))) {
            try (RealmHandle handle = realm.open(realm.plug(SCRIBBLER))) {
                byte[] one = {1};
                // The output is written before the input is read, which share one buffer.
                assertThat(handle.controlLater(BUFFERED, one, 9).await()).isEqualTo(Status.SUCCESS);
                assertThat(handle.control(BUFFERED, one, 9)).hasSize(8).startsWith((byte) 8);
                assertThat(handle.control(OUT_DIRECT, one, 9)).containsExactly(8);
                assertThat(handle.controlLater(NEITHER, one, 9).await())
                        .isEqualTo(Status.INVALID_DEVICE_REQUEST);
            }
        }
    }

    @Test
    void aRequestThatTheVerifierLetsNobodyMakeIsServedByAReservedOne() {
        Scribbler driver = new Scribbler(init -> {});
        DriverRealm.replay(
                "0:",
                FaultPlan.failing(FaultPlan.REQUEST_ALLOCATION, 2),
                realm -> {
                    try (RealmHandle handle = realm.install(driver).open(realm.plug(SCRIBBLER))) {
                        for (int i = 0; i < 3; i++) {
                            assertThat(handle.readLater(4).await()).isEqualTo(Status.SUCCESS);
                        }
                    }
                    realm.assertQuiescent();
                });
        assertThat(driver.reserved).containsExactly(false, true, false);
    }

    @Test
    void withoutAnyRequestToBeMadeReservedOnesServeThemAll() {
        Scribbler driver = new Scribbler(init -> {});
        FaultPlan faults = FaultPlan.failingAlways(FaultPlan.REQUEST_ALLOCATION);
        try (DriverRealm realm = DriverRealm.simulated(SimulationOptions.seeded(1), faults);
                RealmHandle handle = realm.install(driver).open(realm.plug(SCRIBBLER))) {
            for (int i = 0; i < 3; i++) {
                assertThat(handle.readLater(4).await()).isEqualTo(Status.SUCCESS);
            }
        }
        assertThat(driver.reserved).containsExactly(true, true, true);
        assertThat(faults.calls()).isEqualTo(3);
    }
}
