package org.backplane.tools.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.backplane.runtime.SimulationOptions;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a trace shows, and that looking changes nothing. */
class RealmTraceTest {

    private static final String PLACE = "     ZeroDriver TEST\\ZERO\\0000 ";
    private static final byte[] NOTHING = {};

    private static void writeAndUnplug(DriverRealm realm) {
        realm.install(new ZeroDriver());
        String device = realm.plug("TEST\\ZERO");
        try (RealmHandle zero = realm.open(device)) {
            RealmRequest write = zero.writeLater("kept");
            realm.after(Duration.ofSeconds(2), () -> realm.unplugLater(device));
            write.await();
        }
        realm.assertQuiescent();
    }

    private static RealmTrace trace(SimulationOptions options) {
        RealmTrace trace = new RealmTrace();
        try (DriverRealm realm = DriverRealm.simulated(options, trace)) {
            writeAndUnplug(realm);
        }
        return trace;
    }

    @Test
    void crossingsAndStatesStandBetweenTheStepsInWhichTheyHappened() {
        assertThat(trace(SimulationOptions.seeded(1)).lines())
                .containsSubsequence(
                        "0.000000000" + PLACE + "#1 > EvtDriverDeviceAdd driver (device init 1)",
                        "0.000000000" + PLACE + "#2   WdfDeviceCreate device init 1 = device 1",
                        "0.000000000"
                                + PLACE
                                + "#4   WdfIoQueueCreate device 1 (PARALLEL) = queue 1",
                        "0.000000000" + PLACE + "#8 < EvtDriverDeviceAdd driver = device 1",
                        "0.000000000" + PLACE + "PnP enters STARTED",
                        "0.000000000"
                                + PLACE
                                + "#9 > EvtIoWrite queue 1 (request 1, 4)"
                                + " [input 6b657074]",
                        "0.000000000"
                                + PLACE
                                + "#10   WdfRequestMarkCancelable request 1 = PENDING",
                        "0.000000000" + PLACE + "#12 < EvtIoWrite queue 1 = PENDING",
                        "2.000000000 the test's action",
                        "2.000000000" + PLACE + "#13 > EvtRequestCancel request 1",
                        "2.000000000"
                                + PLACE
                                + "#14   WdfRequestComplete request 1 (CANCELLED) = COMPLETED",
                        "2.000000000" + PLACE + "#16 < EvtRequestCancel request 1",
                        "2.000000000" + PLACE + "PnP enters FINAL");
    }

    @Test
    void theHistoryOfAMachineIsOneLine() {
        assertThat(trace(SimulationOptions.seeded(1)).states())
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("ZeroDriver TEST\\ZERO\\0000 PnP: 0.000000000 INIT ")
                                .contains(" STARTED; 2.000000000 SURPRISE_REMOVE")
                                .endsWith(" FINAL"));
    }

    @Test
    void whatACallbackThrowsIsShown() {
        RealmTrace trace = new RealmTrace();
        try (DriverRealm realm = DriverRealm.simulated(SimulationOptions.seeded(1), trace)) {
            realm.install(new ZeroDriver());
            try (RealmHandle zero = realm.open(realm.plug("TEST\\ZERO"))) {
                assertThatThrownBy(() -> zero.control(0x222000, NOTHING, 0))
                        .isInstanceOf(StatusException.class);
            }
        }
        assertThat(trace.lines())
                .contains(
                        "0.000000000"
                                + PLACE
                                + "#9 > EvtIoDeviceControl queue 1 (request 1, 2236416,"
                                + " 0, 0)",
                        "0.000000000"
                                + PLACE
                                + "#10 < EvtIoDeviceControl queue 1 threw"
                                + " java.lang.IllegalStateException: broken on purpose");
    }

    @Test
    void lookingDoesNotChangeTheSchedule() {
        List<UnaryOperator<SimulationOptions>> modes =
                List.of(UnaryOperator.identity(), SimulationOptions::withPreemption);
        for (UnaryOperator<SimulationOptions> mode : modes) {
            for (long seed = 1; seed <= 100; seed++) {
                SimulationOptions options = mode.apply(SimulationOptions.seeded(seed));
                List<String> seen =
                        trace(options).lines().stream()
                                .filter(line -> !line.contains(PLACE))
                                .toList();
                assertThat(seen).as("steps under seed " + seed).isEqualTo(steps(options));
            }
        }
    }

    private static List<String> steps(SimulationOptions options) {
        RealmTrace steps = new RealmTrace();
        try (DriverRealm realm = DriverRealm.simulated(options.withListener(steps))) {
            writeAndUnplug(realm);
        }
        return steps.lines();
    }

    @Test
    void aFailureTellsWhatCrossedAndWhichStatesThereWere() {
        AssertionError error =
                catchThrowableOfType(
                        AssertionError.class,
                        () ->
                                DriverRealm.forSeeds(
                                        1,
                                        realm -> {
                                            writeAndUnplug(realm);
                                            throw new AssertionError("told");
                                        }));
        assertThat(error.getMessage())
                .contains("\n    ZeroDriver TEST\\ZERO\\0000 PnP: 0.000000000 INIT ")
                .contains("\n    2.000000000" + PLACE + "#13 > EvtRequestCancel request 1\n");
    }
}
