package org.backplane.drivers.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.tools.realm.RealmTest;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.SystemPowerState;

/** A mailbox in a system that sleeps. */
class MailboxPowerTest {

    private static final String ID = "ROOT\\MAILBOX";

    @RealmTest(seeds = 100)
    void theDeviceSleepsWithTheSystemAndAReadOutlastsIt(DriverRealm realm) {
        realm.installWdm(new MailboxDriver());
        String device = realm.plug(ID);
        assertThat(realm.powerState(device)).isEqualTo(DevicePowerState.D0);
        try (RealmHandle reader = realm.open(device);
                RealmHandle writer = realm.open(device)) {
            RealmRequest read = reader.readLater(6);
            realm.sleep(SystemPowerState.SLEEPING3);
            assertThat(realm.powerState(device)).isEqualTo(DevicePowerState.D3);
            realm.wake();
            assertThat(realm.powerState(device)).isEqualTo(DevicePowerState.D0);
            assertThat(writer.write("letter")).isEqualTo(6);
            assertThat(read.await()).isEqualTo(Status.SUCCESS);
            assertThat(read.text()).isEqualTo("letter");
        }
    }

    @RealmTest(seeds = 100)
    void aMailboxThatIsPulledOutAsleepIsGoneAfterwards(DriverRealm realm) {
        realm.installWdm(new MailboxDriver());
        String device = realm.plug(ID);
        RealmHandle reader = realm.open(device);
        RealmRequest read = reader.readLater(6);
        realm.sleep(SystemPowerState.HIBERNATE);
        realm.unplug(device);
        assertThat(realm.devices()).hasSize(2);
        realm.wake();
        assertThat(realm.devices()).hasSize(1);
        assertThat(read.completions()).isOne();
        reader.close();
    }
}
