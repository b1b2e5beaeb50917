package org.backplane.tools.realm;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.kmdf.DeviceSnapshot;
import org.backplane.kmdf.MachineSnapshot;
import org.backplane.kmdf.QueueSnapshot;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What can be seen of framework devices. */
class FrameworkDevicesTest {

    private static MachineSnapshot pnp(DeviceSnapshot device) {
        return device.machines().stream()
                .filter(machine -> machine.name().equals("PnP"))
                .findAny()
                .orElseThrow();
    }

    @Test
    void aStackShowsItsDevicesWithTheirMachinesAndQueues() {
        try (DriverRealm realm = DriverRealm.seeded(1).install(new ZeroDriver())) {
            String id = realm.plug("TEST\\ZERO");
            List<DeviceSnapshot> devices = realm.frameworkDevices(id);
            assertThat(devices)
                    .extracting(DeviceSnapshot::driver)
                    .containsExactly(
                            ZeroDriver.class.getName(), "org.backplane.buses.root.RootBusDriver");
            DeviceSnapshot zero = devices.getFirst();
            assertThat(zero.role()).startsWith("function driver");
            assertThat(devices.getLast().role()).startsWith("bus driver");
            assertThat(pnp(zero).state()).isEqualTo("STARTED");
            assertThat(pnp(zero).history()).endsWith("STARTED").hasSizeGreaterThan(2);
            assertThat(zero.irps()).isEmpty();
            try (RealmHandle handle = realm.open(id)) {
                RealmRequest write = handle.writeLater("kept");
                realm.settle();
                QueueSnapshot queue = realm.frameworkDevices(id).getFirst().queues().getFirst();
                assertThat(queue.dispatchType()).isEqualTo("parallel");
                assertThat(queue.driverOwned()).isOne();
                write.cancel();
                write.await();
            }
        }
    }

    @Test
    void aDeviceThatIsNotThereShowsNothing() {
        try (DriverRealm realm = DriverRealm.seeded(1)) {
            assertThat(realm.frameworkDevices("TEST\\NONE\\0000")).isEmpty();
        }
    }
}
