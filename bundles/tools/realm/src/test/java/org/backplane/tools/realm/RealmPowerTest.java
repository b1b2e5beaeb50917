package org.backplane.tools.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.HardwareIds;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverEntry;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.PowerAction;
import org.backplane.wdm.power.PowerChange;
import org.backplane.wdm.power.PowerMinor;
import org.backplane.wdm.power.SystemPowerState;
import org.junit.jupiter.api.Test;

/** Systems that sleep in a realm. */
class RealmPowerTest {

    /** A WDM driver that puts its device into D3 with the system, and vetoes S1. */
    @HardwareIds("ROOT\\SLEEPER")
    private static final class Sleeper implements DriverEntry {

        private DeviceObject lower;

        /** What it does not complete. */
        private Irp kept;

        private boolean keeps;

        @Override
        public void driverEntry(DriverObject driver) {
            driver.everyMajorFunction((_, irp) -> pass(irp));
            driver.majorFunction(IrpMajor.POWER, (device, irp) -> power(device, irp));
            driver.addDevice((own, pdo) -> {
                lower = new DeviceObject(own, null).attachTo(pdo);
                own.kernel().powerRequests().deviceStateChanged(pdo, DevicePowerState.D0);
            });
            driver.majorFunction(
                    IrpMajor.PNP,
                    (device, irp) -> {
                        boolean removes = irp.current().minor() == PnpMinor.REMOVE_DEVICE;
                        Status status = pass(irp);
                        if (removes) {
                            device.detach();
                            device.delete();
                        }
                        return status;
                    });
        }

        private Status pass(Irp irp) {
            irp.skipCurrent();
            return irp.call(lower);
        }

        private Status power(DeviceObject device, Irp irp) {
            if (!(irp.current().argument()
                    instanceof PowerChange.SystemPower(SystemPowerState state, PowerAction _))) {
                return pass(irp);
            }
            if (irp.current().minor() == PowerMinor.QUERY_POWER) {
                if (state == SystemPowerState.SLEEPING1) {
                    irp.result("it sleeps badly in S1");
                    return irp.complete(Status.INVALID_DEVICE_STATE);
                }
                return pass(irp);
            }
            if (keeps) {
                irp.markPending();
                kept = irp;
                return Status.PENDING;
            }
            DevicePowerState target =
                    state == SystemPowerState.WORKING ? DevicePowerState.D0 : DevicePowerState.D3;
            device.driver()
                    .kernel()
                    .powerRequests()
                    .request(
                            device.pdo(),
                            PowerMinor.SET_POWER,
                            new PowerChange.DevicePower(target, PowerAction.NONE),
                            _ -> {});
            return pass(irp);
        }
    }

    @Test
    void aRealmSleepsAndWakes() {
        try (DriverRealm realm = DriverRealm.seeded(1).installWdm(new Sleeper())) {
            String device = realm.plug("ROOT\\SLEEPER");
            assertThat(realm.powerState(device)).isEqualTo(DevicePowerState.D0);
            realm.sleep(SystemPowerState.SLEEPING3);
            assertThat(realm.powerState(device)).isEqualTo(DevicePowerState.D3);
            assertThatThrownBy(realm::assertQuiescent).hasMessageContaining("the system sleeps");
            realm.wake();
            assertThat(realm.powerState(device)).isEqualTo(DevicePowerState.D0);
            realm.assertQuiescent();
        }
    }

    @Test
    void aVetoLeavesEverythingAwake() {
        try (DriverRealm realm = DriverRealm.seeded(1).installWdm(new Sleeper())) {
            realm.plug("ROOT\\SLEEPER");
            assertThatThrownBy(() -> realm.sleep(SystemPowerState.SLEEPING1))
                    .hasMessageContaining("ROOT\\SLEEPER\\0000 vetoes")
                    .hasMessageContaining("it sleeps badly in S1");
            realm.assertQuiescent();
        }
    }

    @Test
    void whatIsPulledOutWhileTheSystemSleepsIsGoneWhenItWakes() {
        try (DriverRealm realm = DriverRealm.seeded(1).installWdm(new Sleeper())) {
            String device = realm.plug("ROOT\\SLEEPER");
            realm.sleep(SystemPowerState.HIBERNATE);
            realm.unplug(device);
            assertThat(realm.devices()).hasSize(2);
            realm.wake();
            assertThat(realm.devices()).hasSize(1);
            realm.assertQuiescent();
        }
    }

    @Test
    void aRealmCanBeClosedAsleep() {
        DriverRealm realm = DriverRealm.seeded(1).installWdm(new Sleeper());
        realm.plug("ROOT\\SLEEPER");
        realm.shutDown();
        assertThat(realm.power().system().state()).isEqualTo(SystemPowerState.SHUTDOWN);
        realm.close();
    }

    @Test
    void aDriverThatDoesNotLetTheSystemSleepIsTakenOutOfService() {
        Sleeper sleeper = new Sleeper();
        try (DriverRealm realm = DriverRealm.seeded(1).installWdm(sleeper)) {
            String device = realm.plug("ROOT\\SLEEPER");
            sleeper.keeps = true;
            realm.sleep(SystemPowerState.SLEEPING3);
            realm.wake();
            assertThat(realm.device(device).problem().message())
                    .contains("has kept SET_POWER S3", "for more than 10 min");
            assertThatThrownBy(realm::assertQuiescent)
                    .hasMessageContaining("a driver failed: driver")
                    .hasMessageContaining("has kept SET_POWER S3");
            sleeper.kept.complete(Status.SUCCESS);
        }
    }

    @RealmTest(seeds = 100)
    @InstallDrivers(ZeroDriver.class)
    void frameworkDriversSleepWakeAndAreAsBefore(DriverRealm realm) {
        String device = realm.plug("TEST\\ZERO");
        for (SystemPowerState state :
                new SystemPowerState[] {SystemPowerState.SLEEPING1, SystemPowerState.HIBERNATE}) {
            realm.sleep(state);
            realm.wake();
        }
        assertThat(realm.powerState(device)).isEqualTo(DevicePowerState.D0);
        try (RealmHandle handle = realm.open(device)) {
            assertThat(handle.readLater(4).await()).isEqualTo(Status.SUCCESS);
        }
    }

    @RealmTest(seeds = 100)
    @InstallDrivers(ZeroDriver.class)
    void aFrameworkDeviceThatIsPulledOutAsleepIsGoneAfterwards(DriverRealm realm) {
        String device = realm.plug("TEST\\ZERO");
        realm.sleep(SystemPowerState.SLEEPING3);
        realm.unplug(device);
        realm.wake();
        assertThat(realm.devices()).hasSize(1);
    }
}
