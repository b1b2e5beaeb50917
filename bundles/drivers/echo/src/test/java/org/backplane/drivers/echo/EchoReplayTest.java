package org.backplane.drivers.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.runtime.SimulationOptions;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmTrace;
import org.backplane.tools.realm.Replay;
import org.backplane.verifier.Crossing;
import org.backplane.verifier.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** What was recorded of the echo driver is done again, with a cancel and an unplug in it. */
class EchoReplayTest {

    private static final int SEEDS = 200;

    private static Recording record(SimulationOptions options) {
        RealmTrace trace = new RealmTrace();
        try (DriverRealm realm = DriverRealm.simulated(options, trace)) {
            EchoScenario.run(realm);
        }
        return trace.recording("ROOT\\ECHO\\0000", EchoDriver.class.getName());
    }

    @Test
    void everyRunReplays() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            SimulationOptions options = SimulationOptions.seeded(seed);
            Replay.of(record(options)).install(new EchoDriver()).run();
            Replay.of(record(options.withPreemption())).install(new EchoDriver()).run();
        }
    }

    @Test
    void aRecordingReplaysFromItsFile(@TempDir Path folder) {
        Recording recording = record(SimulationOptions.seeded(1));
        Path file = folder.resolve("echo.rec");
        recording.write(file);

        assertThat(Recording.read(file)).isEqualTo(recording);
        assertThat(recording.crossings())
                .extracting(Crossing::function)
                .contains("EvtRequestCancel", "EvtDeviceSelfManagedIoSuspend");
        Replay.of(file).install(new EchoDriver()).run();
    }

    @Test
    void whatALiveDeviceWentThroughReplays() {
        Replay.of(Path.of("src/test/resources/echo-live.rec")).install(new EchoDriver()).run();
    }

    @Test
    void theReplayStopsInsideACrossingWithTheDriverOnTheStack() {
        Recording recording = record(SimulationOptions.seeded(1));
        long write =
                recording.crossings().stream()
                        .filter(crossing -> crossing.function().equals("WdfTimerStart"))
                        .findFirst()
                        .orElseThrow()
                        .number();
        List<StackTraceElement> stack = new ArrayList<>();
        Replay.of(recording)
                .install(new EchoDriver())
                .stopAt(write, () -> stack.addAll(List.of(new Throwable().getStackTrace())))
                .run();

        assertThat(stack)
                .extracting(StackTraceElement::getMethodName)
                .contains("completeLater", "evtIoWrite");
    }

    @Test
    void aDriverThatDoesSomethingElseIsFoundOut() {
        Recording recording = record(SimulationOptions.seeded(1));
        AtomicBoolean asked = new AtomicBoolean();
        Driver curious =
                new Driver() {
                    @Override
                    public Object evtDriverDeviceAdd(DeviceInit init) {
                        asked.set(init.instanceId() != null);
                        return new EchoDevice(init);
                    }
                };

        assertThatThrownBy(() -> Replay.of(recording).install(curious).run())
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        crossing 2 of ROOT\\ECHO\\0000 diverges
                        expected: WdfDeviceCreate device init 1
                        actual:   DeviceInit.instanceId device init 1\
                        """);
        assertThat(asked).isFalse();
    }
}
