package org.backplane.drivers.ticker;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.hardware.ticker.TickerCard;
import org.backplane.runtime.SimulationOptions;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.tools.realm.RealmTrace;
import org.backplane.tools.realm.Replay;
import org.backplane.verifier.Recording;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/** What was recorded of the ticker driver is done again without a card. */
class TickerReplayTest {

    private static Recording record(SimulationOptions options) {
        RealmTrace trace = new RealmTrace();
        try (DriverRealm realm = DriverRealm.simulated(options, trace)) {
            String device = realm.install(new TickerDriver()).plug(new TickerCard());
            try (RealmHandle ticker = realm.open(device)) {
                RealmRequest cancelled = ticker.readLater(100);
                RealmRequest kept = ticker.readLater(100);
                cancelled.cancel();
                assertThat(kept.await()).isEqualTo(Status.SUCCESS);
                ticker.readLater(4);
                realm.unplugLater(device);
            }
            realm.settle();
            return trace.recording(device, TickerDriver.class.getName());
        }
    }

    @Test
    void whatALiveDeviceWentThroughReplays() {
        Replay.of(Path.of("src/test/resources/ticker-live.rec")).install(new TickerDriver()).run();
    }

    @Test
    void interruptsRegistersAndReadsReplay() {
        for (long seed = 1; seed <= 200; seed++) {
            SimulationOptions options = SimulationOptions.seeded(seed);
            Replay.of(record(options)).install(new TickerDriver()).run();
            Replay.of(record(options.withPreemption())).install(new TickerDriver()).run();
        }
    }
}
