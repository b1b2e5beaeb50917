package org.backplane.tools.realm;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.hardware.Card;
import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.HardwarePort;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.ProblemCode;
import org.junit.jupiter.api.Test;

import java.util.List;

/** The root bus under a PnP manager; the realm brings it along. */
class RootBusTest {

    private static final int SEEDS = 200;
    private static final String BUS = "HTREE\\ROOT\\0";

    @Test
    void softwareDevicesShowWhatTheyAre() {
        try (DriverRealm realm = DriverRealm.seeded(1).install(new ZeroDriver())) {
            DeviceNode node = realm.device(realm.plug("TEST\\ZERO"));

            assertThat(node.instanceId()).isEqualTo("TEST\\ZERO\\0000");
            assertThat(node.parentId()).isEqualTo(BUS);
            assertThat(node.location()).isEqualTo("software");
            assertThat(node.hardwareIds()).containsExactly("TEST\\ZERO");
        }
    }

    @Test
    void cardsShowTheirSlots() {
        try (DriverRealm realm = DriverRealm.seeded(1)) {
            String first = realm.plug(new BlankCard());
            String second = realm.plug(new BlankCard());

            assertThat(List.of(realm.device(first), realm.device(second)))
                    .extracting(DeviceNode::location)
                    .containsExactly("slot 0", "slot 1");
            assertThat(realm.device(second).instanceId()).isEqualTo("TEST\\BLANK\\0001");
            assertThat(realm.device(second).description()).isEqualTo("Blank card");
        }
    }

    @Test
    void aBusThatIsRestartedFindsItsChildrenAgain() {
        DriverRealm.forSeeds(
                SEEDS,
                realm -> {
                    realm.install(new ZeroDriver());
                    String software = realm.plug("TEST\\ZERO");
                    String card = realm.plug(new BlankCard());
                    realm.restart(BUS);

                    assertThat(realm.device(software).status()).isEqualTo(DeviceStatus.STARTED);
                    assertThat(realm.device(card).location()).isEqualTo("slot 0");
                    realm.assertQuiescent();
                });
    }

    @Test
    void whatWasPluggedInAndPulledOutWhileTheBusWasDisabledIsSeenWhenItIsBack() {
        DriverRealm.forSeeds(
                SEEDS,
                realm -> {
                    realm.install(new ZeroDriver());
                    String gone = realm.plug("TEST\\ZERO");
                    String kept = realm.plug("TEST\\ZERO");
                    realm.disable(BUS);
                    realm.unplug(gone);
                    realm.enable(BUS);

                    assertThat(realm.devices())
                            .extracting(DeviceNode::instanceId)
                            .containsExactlyInAnyOrder(BUS, kept);
                    assertThat(realm.device(kept).status()).isEqualTo(DeviceStatus.STARTED);
                    realm.assertQuiescent();
                });
    }

    @Test
    void aDeviceThatIsPutBackAtOnceIsANewDeviceOfTheSameName() {
        DriverRealm.forSeeds(
                SEEDS,
                realm -> {
                    realm.install(new ZeroDriver());
                    String device = realm.plug("TEST\\ZERO");
                    RealmHandle old = realm.open(device);
                    RealmRequest write = old.writeLater("kept");
                    realm.unplugLater(device);
                    assertThat(realm.plug("TEST\\ZERO")).isEqualTo(device);

                    assertThat(write.completions()).isOne();
                    assertThat(realm.device(device).status()).isEqualTo(DeviceStatus.STARTED);
                    try (RealmHandle zero = realm.open(device)) {
                        assertThat(zero.readBytes(1)).containsExactly(0);
                    }
                    realm.assertQuiescent();
                });
    }

    @Test
    void aCardWhoseResetThrowsDoesNotStartAndTheReasonIsInTheTree() {
        try (DriverRealm realm = DriverRealm.seeded(1).install(new ZeroDriver())) {
            DeviceNode node = realm.device(realm.plug(new BrokenCard()));

            assertThat(node.problem().code()).isEqualTo(ProblemCode.FAILED_START);
            assertThat(node.problem().message()).contains("card broken failed its reset");
        }
    }

    @Card(
            model = "blank",
            bus = "root",
            hardwareIds = "TEST\\BLANK",
            description = "Blank card",
            registerWindows = {},
            interrupt = false)
    private static final class BlankCard implements HardwareModel {
        @Override
        public void reset(HardwarePort port) {}
    }

    @Card(
            model = "broken",
            bus = "root",
            hardwareIds = "TEST\\ZERO",
            description = "Broken card",
            registerWindows = {16},
            interrupt = true)
    private static final class BrokenCard implements HardwareModel {
        @Override
        public void reset(HardwarePort port) {
            throw new IllegalStateException("no reset line");
        }
    }
}
