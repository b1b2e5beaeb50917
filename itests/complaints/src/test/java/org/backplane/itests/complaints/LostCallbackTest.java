package org.backplane.itests.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.ChildList;
import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DeviceStatus;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmTest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * "The device was added, and the driver was not told", or twice, or not that it went; above all
 * when the driver comes after its devices.
 */
class LostCallbackTest {

    private static final int CHILDREN = 8;

    private record Child(int number) {}

    /** A bus whose children the test plugs. */
    @HardwareIds("TEST\\BUS")
    private static final class BusDriver implements Driver {

        private ChildList children;

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device bus = init.create();
            children =
                    bus.createChildList((child, pdo) ->
                            pdo.hardwareId("TEST\\CHILD")
                                    .instanceId(String.valueOf(((Child) child).number()))
                                    .create());
            return bus;
        }
    }

    /** Counts how often each device came and went. */
    @HardwareIds("TEST\\CHILD")
    private static final class CountingDriver implements Driver {

        private final Map<String, Integer> here = new HashMap<>();
        private int added;

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            String id = init.instanceId();
            Device device = init.create();
            added++;
            assertThat(here.merge(id, 1, Integer::sum)).as("devices of " + id).isOne();
            return device.evtCleanup(() -> here.merge(id, -1, Integer::sum));
        }
    }

    @RealmTest(seeds = 500)
    void aDriverHearsOnceOfEachDeviceWhicheverOfThemComesFirst(DriverRealm realm) {
        BusDriver bus = new BusDriver();
        CountingDriver driver = new CountingDriver();
        String root = realm.install(bus).plug("TEST\\BUS");
        for (int i = 0; i < CHILDREN; i++) {
            Child child = new Child(i);
            realm.after(Duration.ZERO, () -> bus.children.present(child));
        }
        realm.install(driver);

        assertThat(driver.added).isEqualTo(CHILDREN);
        assertThat(driver.here)
                .hasSize(CHILDREN)
                .allSatisfy((id, count) -> {
                    assertThat(count).isOne();
                    assertThat(realm.device(id).status()).isEqualTo(DeviceStatus.STARTED);
                });
        realm.unplug(root);
        assertThat(driver.here.values()).containsOnly(0);
    }

    @RealmTest(seeds = 500)
    void noDeparturesAndReturnsAreMissedWhileTheyOvertakeOneAnother(DriverRealm realm) {
        BusDriver bus = new BusDriver();
        CountingDriver driver = new CountingDriver();
        String root = realm.install(bus, driver).plug("TEST\\BUS");
        for (int i = 0; i < CHILDREN; i++) {
            Child child = new Child(i);
            boolean stays = i % 2 == 0;
            realm.after(
                    Duration.ZERO,
                    () -> {
                        bus.children.present(child);
                        realm.after(Duration.ZERO, () -> bus.children.missing(child));
                        if (stays) {
                            realm.after(Duration.ofNanos(1), () -> bus.children.present(child));
                        }
                    });
        }
        realm.advance(Duration.ofMillis(1));
        realm.settle();

        TreeSet<String> inTree = new TreeSet<>();
        for (DeviceNode node : realm.devices()) {
            if (node.hardwareIds().contains("TEST\\CHILD")) {
                assertThat(node.status()).isEqualTo(DeviceStatus.STARTED);
                inTree.add(node.instanceId());
            }
        }
        TreeSet<String> known = new TreeSet<>(driver.here.keySet());
        known.removeIf(id -> driver.here.get(id) == 0);
        assertThat(inTree).hasSize(CHILDREN / 2).isEqualTo(known);
        realm.unplug(root);
        assertThat(driver.here.values()).containsOnly(0);
    }
}
