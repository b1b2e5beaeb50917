package org.backplane.power.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.power.SystemPower;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.SystemPowerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

class SystemSleepTest {

    @Test
    void driversAreAskedThenToldChildrenFirstAndTheOtherWayRoundOnTheWayBack() {
        try (Rig rig = new Rig()) {
            FakeStack bus = rig.device("BUS", null);
            rig.device("A", bus);
            rig.power.sleep(SystemPowerState.SLEEPING3);
            assertThat(begins(rig))
                    .containsExactly(
                            "QUERY_POWER S3 A",
                            "QUERY_POWER S3 BUS",
                            "SET_POWER S3 A",
                            "SET_POWER S3 BUS");
            assertThat(rig.power.system())
                    .isEqualTo(
                            new SystemPower(
                                    SystemPowerState.SLEEPING3,
                                    SystemPowerState.SLEEPING3,
                                    SystemPower.Phase.AT_REST,
                                    null));
            assertThat(rig.tree.held).isTrue();
            rig.power.resume();
            assertThat(begins(rig)).containsExactly("SET_POWER S0 BUS", "SET_POWER S0 A");
            assertThat(rig.power.system().state()).isEqualTo(SystemPowerState.WORKING);
            assertThat(rig.tree.held).isFalse();
        }
    }

    private static List<String> begins(Rig rig) {
        return rig.takeLog().stream().filter(line -> !line.startsWith("end")).toList();
    }

    /** Trees of all shapes, drivers of all speeds. */
    @Test
    void inEveryTreeChildrenAreDoneBeforeTheirParentBegins() {
        SimulatedDispatcher.forEachSeed(
                1,
                300,
                dispatcher -> {
                    Rig rig = new Rig(dispatcher);
                    int count = 1 + dispatcher.random(12);
                    for (int i = 0; i < count; i++) {
                        FakeStack parent =
                                i == 0 ? null : rig.tree.stacks.get(dispatcher.random(i));
                        FakeStack stack = rig.device("D" + i, parent);
                        for (String irp :
                                List.of("QUERY_POWER S3", "SET_POWER S3", "SET_POWER S0")) {
                            if (dispatcher.random(2) == 0) {
                                stack.delays.put(irp, dispatcher.random(5) * Rig.SECOND);
                            }
                        }
                    }
                    rig.power.sleep(SystemPowerState.SLEEPING3);
                    rig.power.resume();
                    for (FakeStack stack : rig.tree.stacks) {
                        if (stack.parent == null) {
                            continue;
                        }
                        String child = " " + stack.pdo.instanceId();
                        String parent = " " + stack.parent.pdo.instanceId();
                        assertThat(rig.log)
                                .containsSubsequence(
                                        "end of QUERY_POWER S3" + child, "QUERY_POWER S3" + parent)
                                .containsSubsequence(
                                        "end of SET_POWER S3" + child, "SET_POWER S3" + parent)
                                .containsSubsequence(
                                        "end of SET_POWER S0" + parent, "SET_POWER S0" + child);
                    }
                    assertThat(rig.log).doesNotHaveDuplicates().hasSize(6 * count);
                });
    }

    @Test
    void devicesThatDoNotDependOnOneAnotherMoveAtTheSameTime() {
        try (Rig rig = new Rig()) {
            FakeStack bus = rig.device("BUS", null);
            for (int i = 0; i < 50; i++) {
                rig.device("D" + i, bus).delays.put("SET_POWER S3", 10 * Rig.SECOND);
            }
            long before = rig.dispatcher.nanoTime();
            rig.power.sleep(SystemPowerState.SLEEPING3);
            assertThat(rig.dispatcher.nanoTime() - before).isEqualTo(10 * Rig.SECOND);
            rig.power.resume();
        }
    }

    @Test
    void aVetoNamesWhoAndWhyAndTakesBackTheQuestion() {
        try (Rig rig = new Rig()) {
            FakeStack bus = rig.device("BUS", null);
            FakeStack a = rig.device("A", bus);
            rig.device("A1", a);
            a.failures.put("QUERY_POWER S3", Status.DEVICE_BUSY);
            a.reasons.put("QUERY_POWER S3", "a disc is being burnt");
            assertThatThrownBy(() -> rig.power.sleep(SystemPowerState.SLEEPING3))
                    .isInstanceOf(StatusException.class)
                    .hasMessage(
                            "The system cannot go to S3: A vetoes, driver driver of A answered"
                                    + " QUERY_POWER S3 with DEVICE_BUSY: a disc is being burnt.");
            assertThat(begins(rig))
                    .containsExactly("QUERY_POWER S3 A1", "QUERY_POWER S3 A", "SET_POWER S0 A1");
            assertThat(rig.power.system().state()).isEqualTo(SystemPowerState.WORKING);
            assertThat(rig.tree.held).isFalse();
            rig.power.sleep(SystemPowerState.SLEEPING1);
            rig.power.resume();
        }
    }

    @Test
    void aDriverThatDoesNotKnowTheQuestionHasNothingAgainstIt() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            a.failures.put("QUERY_POWER S3", Status.NOT_SUPPORTED);
            rig.power.sleep(SystemPowerState.SLEEPING3);
            rig.power.resume();
        }
    }

    @Test
    void aTreeThatDoesNotComeToRestKeepsTheSystemAwake() {
        try (Rig rig = new Rig()) {
            rig.device("A", null);
            rig.tree.restless = true;
            assertThatThrownBy(() -> rig.power.sleep(SystemPowerState.SLEEPING3))
                    .hasMessageContaining("has not come to rest within 30 s");
            assertThat(rig.log).isEmpty();
            rig.tree.restless = false;
            rig.power.sleep(SystemPowerState.SLEEPING3);
            rig.power.resume();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SystemPowerState.class,
            names = {"WORKING", "SHUTDOWN"})
    void thereAreStatesInWhichNothingSleeps(SystemPowerState state) {
        try (Rig rig = new Rig()) {
            assertThatThrownBy(() -> rig.power.sleep(state))
                    .hasMessageContaining("choose one of S1 to S4");
        }
    }

    @Test
    void aSleepingSystemSleepsNotAgainAndAnAwakeOneDoesNotWake() {
        try (Rig rig = new Rig()) {
            assertThatThrownBy(rig.power::resume).hasMessageContaining("it is in S0");
            rig.power.sleep(SystemPowerState.SLEEPING2);
            assertThatThrownBy(() -> rig.power.sleep(SystemPowerState.SLEEPING3))
                    .hasMessageContaining("sleeps already, in S2");
            rig.power.resume();
        }
    }

    @Test
    void aDriverThatHangsIsLeftBehind() {
        try (Rig rig = new Rig()) {
            FakeStack bus = rig.device("BUS", null);
            FakeStack a = rig.device("A", bus);
            rig.device("B", bus);
            a.kept.add("SET_POWER S3");
            rig.power.sleep(SystemPowerState.SLEEPING3);
            assertThat(rig.log)
                    .containsSubsequence("SET_POWER S3 B", "SET_POWER S3 BUS")
                    .contains("SET_POWER S3 A");
            assertThat(rig.power.hangs())
                    .singleElement()
                    .satisfies(hang -> assertThat(hang.irp()).isEqualTo("SET_POWER S3"));
            assertThat(rig.failed).containsExactly("A");
            rig.takeLog();
            rig.power.resume();
            assertThat(begins(rig))
                    .containsExactlyInAnyOrder(
                            "SET_POWER S0 BUS", "SET_POWER S0 A", "SET_POWER S0 B");
        }
    }

    @Test
    void aDriverThatHangsIsNotWaitedForAsLongAgainWhenTheSystemWakes() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            a.kept.add("SET_POWER S3");
            a.kept.add("SET_POWER S0");
            rig.power.sleep(SystemPowerState.SLEEPING3);
            long before = rig.dispatcher.nanoTime();
            rig.power.resume();
            assertThat(rig.dispatcher.nanoTime() - before).isEqualTo(10 * Rig.SECOND);
            assertThat(rig.power.system().state()).isEqualTo(SystemPowerState.WORKING);
        }
    }

    @Test
    void aHangIsLaidToWhoeverThePolicyOwnerWaitsFor() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            a.kept.add("SET_POWER S3");
            a.kept.add("SET_POWER D3");
            a.actions.put("SET_POWER S3", () -> rig.move(a, DevicePowerState.D3));
            rig.power.sleep(SystemPowerState.SLEEPING3);
            rig.dispatcher.runUntilIdle();
            assertThat(rig.power.hangs().getFirst().irp()).isEqualTo("SET_POWER D3");
            rig.power.resume();
        }
    }

    @Test
    void aDriverThatHangsInTheQuestionVetoes() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            a.kept.add("QUERY_POWER S3");
            assertThatThrownBy(() -> rig.power.sleep(SystemPowerState.SLEEPING3))
                    .hasMessageContaining("driver driver of A has not answered QUERY_POWER S3");
        }
    }

    @Test
    void aDriverCannotRefuseToBeTold() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            a.failures.put("SET_POWER S3", Status.DEVICE_BUSY);
            rig.power.sleep(SystemPowerState.SLEEPING3);
            assertThat(rig.faults)
                    .singleElement()
                    .asString()
                    .contains("driver of A", "cannot be refused");
            rig.power.resume();
        }
    }

    @Test
    void anArmedDeviceWakesTheSystemAndIsNamed() {
        try (Rig rig = new Rig()) {
            FakeStack bus = rig.device("BUS", null);
            FakeStack a = rig.device("A", bus);
            rig.arm(a);
            rig.power.sleep(SystemPowerState.SLEEPING3);
            rig.takeLog();
            a.wake();
            rig.dispatcher.runUntilIdle();
            assertThat(begins(rig))
                    .containsExactly("wake A: SUCCESS", "SET_POWER S0 BUS", "SET_POWER S0 A");
            assertThat(rig.power.system().state()).isEqualTo(SystemPowerState.WORKING);
            assertThat(rig.power.system().wakeSource()).isEqualTo("A");
        }
    }

    @Test
    void aDeviceThatWakesWhileTheSystemGoesDownWakesItAsSoonAsItIsThere() {
        try (Rig rig = new Rig()) {
            FakeStack bus = rig.device("BUS", null);
            FakeStack a = rig.device("A", bus);
            bus.delays.put("SET_POWER S3", 5 * Rig.SECOND);
            rig.arm(a);
            rig.dispatcher.runUntilIdle();
            rig.dispatcher.timer(Level.PASSIVE, "wake", a::wake).start(Rig.SECOND);
            rig.power.sleep(SystemPowerState.SLEEPING3);
            rig.dispatcher.runUntilIdle();
            assertThat(rig.log)
                    .containsSubsequence(
                            "wake A: SUCCESS", "end of SET_POWER S3 BUS", "SET_POWER S0 BUS");
            assertThat(rig.power.system().state()).isEqualTo(SystemPowerState.WORKING);
            assertThat(rig.power.system().wakeSource()).isEqualTo("A");
        }
    }

    @Test
    void aDeviceThatWakesItselfDoesNotConcernTheSystem() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            rig.arm(a);
            rig.dispatcher.runUntilIdle();
            a.wake();
            rig.dispatcher.runUntilIdle();
            assertThat(rig.power.system().wakeSource()).isNull();
            assertThat(rig.tree.holds).isZero();
        }
    }

    @Test
    void whoResumesASystemThatComesUpWaitsForIt() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            a.delays.put("SET_POWER S0", 5 * Rig.SECOND);
            rig.arm(a);
            rig.power.sleep(SystemPowerState.SLEEPING3);
            a.wake();
            rig.dispatcher.runUntilIdle();
            assertThat(rig.power.system().phase()).isEqualTo(SystemPower.Phase.COMING_UP);
            rig.power.resume();
            assertThat(rig.power.system().state()).isEqualTo(SystemPowerState.WORKING);
            assertThat(rig.log).containsOnlyOnce("SET_POWER S0 A");
        }
    }

    @Test
    void memoryIsSavedToDevicesThatGoDownLastAndComeUpFirst() {
        try (Rig rig = new Rig()) {
            FakeStack bus = rig.device("BUS", null);
            FakeStack disc = rig.device("DISC", bus);
            FakeStack other = rig.device("OTHER", null);
            other.delays.put("SET_POWER S4", 5 * Rig.SECOND);
            other.delays.put("SET_POWER S0", 5 * Rig.SECOND);
            rig.power.hibernationPath("disc", true);
            assertThat(rig.takeLog()).containsExactly("DEVICE_USAGE_NOTIFICATION DISC");
            rig.power.sleep(SystemPowerState.HIBERNATE);
            assertThat(rig.takeLog())
                    .containsSubsequence(
                            "end of SET_POWER S4 OTHER", "SET_POWER S4 DISC", "SET_POWER S4 BUS");
            rig.power.resume();
            assertThat(rig.takeLog())
                    .containsSubsequence(
                            "SET_POWER S0 BUS", "SET_POWER S0 DISC", "SET_POWER S0 OTHER");
            rig.power.hibernationPath("DISC", false);
            assertThatThrownBy(() -> rig.power.hibernationPath("DISC", false))
                    .hasMessageContaining("Memory is not saved to DISC");
            assertThat(disc.pdo.powerExtension()).isNotNull();
        }
    }

    @Test
    void aShutdownAsksNobodyAndWaitsForNobodyForLong() {
        try (Rig rig = new Rig()) {
            FakeStack bus = rig.device("BUS", null);
            FakeStack a = rig.device("A", bus);
            a.kept.add("SET_POWER S5");
            long before = rig.dispatcher.nanoTime();
            rig.power.shutDown();
            assertThat(begins(rig)).containsExactly("SET_POWER S5 A", "SET_POWER S5 BUS");
            assertThat(rig.dispatcher.nanoTime() - before).isEqualTo(10 * Rig.SECOND);
            assertThat(rig.power.system().state()).isEqualTo(SystemPowerState.SHUTDOWN);
            rig.requests().wakeForRemoval();
            assertThat(begins(rig)).containsExactly("SET_POWER S0 BUS", "SET_POWER S0 A");
            assertThat(rig.tree.held).isFalse();
        }
    }

    @Test
    void listenersHearOfEachStepInOrder() {
        try (Rig rig = new Rig()) {
            List<String> heard = new ArrayList<>();
            rig.power.addListener(now -> heard.add(now.phase() + " " + now.target()));
            rig.power.sleep(SystemPowerState.SLEEPING3);
            rig.power.resume();
            assertThat(heard)
                    .containsExactly(
                            "QUERYING S3",
                            "GOING_DOWN S3",
                            "AT_REST S3",
                            "COMING_UP S0",
                            "AT_REST S0");
        }
    }
}
