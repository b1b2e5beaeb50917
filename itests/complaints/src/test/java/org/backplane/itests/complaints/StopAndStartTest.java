package org.backplane.itests.complaints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.drivers.echo.EchoDriver;
import org.backplane.pnp.DeviceStatus;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.InstallDrivers;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.tools.realm.RealmTest;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** "Stopping the driver and starting it again brings the whole host down." */
@InstallDrivers(EchoDriver.class)
class StopAndStartTest {

    private static final String ECHO = "ROOT\\ECHO";

    @RealmTest(seeds = 100)
    void aStopUnderIoIsRefusedWithTheReasonAndDisturbsNothing(DriverRealm realm) {
        String device = realm.plug(ECHO);
        try (RealmHandle handle = realm.open(device)) {
            List<RealmRequest> reads = reads(handle);

            assertThatThrownBy(() -> realm.restart(device))
                    .isInstanceOf(StatusException.class)
                    .hasMessageContaining(device + " cannot be removed: 1 handle is open on it");

            reads.forEach(RealmRequest::await);
            assertThat(reads).extracting(RealmRequest::status).containsOnly(Status.SUCCESS);
            assertThat(realm.device(device).status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @RealmTest(seeds = 200)
    void aRestartThatOvertakesTheEndOfIoEndsItOnceAndTheDeviceWorksOn(DriverRealm realm) {
        underIo(realm, DriverRealm::restart);
    }

    @RealmTest(seeds = 200)
    void disablingThatOvertakesTheEndOfIoEndsItOnceAndTheDeviceWorksOn(DriverRealm realm) {
        underIo(
                realm,
                (r, device) -> {
                    r.disable(device);
                    r.enable(device);
                });
    }

    private static void underIo(DriverRealm realm, BiConsumer<DriverRealm, String> stopAndStart) {
        String device = realm.plug(ECHO);
        String neighbour = realm.plug(ECHO);
        for (int time = 0; time < 3; time++) {
            RealmHandle handle = realm.open(device);
            RealmHandle beside = realm.open(neighbour);
            RealmRequest untouched = beside.writeLater("beside");
            List<RealmRequest> reads = reads(handle);

            handle.close();
            stopAndStart.accept(realm, device);

            assertThat(realm.device(device).status()).isEqualTo(DeviceStatus.STARTED);
            assertThat(reads)
                    .allSatisfy(read -> {
                        assertThat(read.completions()).isOne();
                        assertThat(read.status()).isIn(Status.SUCCESS, Status.CANCELLED);
                    });
            assertThat(untouched.await()).isEqualTo(Status.SUCCESS);
            beside.close();
            try (RealmHandle again = realm.open(device)) {
                again.write("again");
                assertThat(again.read(10)).isEqualTo("again");
            }
        }
    }

    private static List<RealmRequest> reads(RealmHandle handle) {
        return Stream.generate(() -> handle.readLater(5)).limit(4).toList();
    }
}
