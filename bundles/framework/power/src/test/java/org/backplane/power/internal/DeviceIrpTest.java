package org.backplane.power.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.power.PowerHang;
import org.backplane.runtime.Exploration;
import org.backplane.runtime.Level;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.PowerAction;
import org.backplane.wdm.power.PowerChange;
import org.backplane.wdm.power.PowerMinor;
import org.backplane.wdm.power.PowerRequest;
import org.backplane.wdm.power.SystemPowerState;
import org.junit.jupiter.api.Test;

class DeviceIrpTest {

    @Test
    void anIrpIsSentByATaskOfItsOwn() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            rig.move(a, DevicePowerState.D3);
            assertThat(rig.log).isEmpty();
            rig.dispatcher.runUntilIdle();
            assertThat(rig.log)
                    .containsExactly("SET_POWER D3 A", "end of SET_POWER D3 A", "D3 A: SUCCESS");
            assertThat(rig.power.tree().getFirst().state()).isEqualTo(DevicePowerState.D3);
        }
    }

    @Test
    void anIrpCanBeAskedForAtDispatchLevel() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            rig.dispatcher.raise(Level.DISPATCH, () -> rig.move(a, DevicePowerState.D0));
            rig.dispatcher.runUntilIdle();
            assertThat(rig.log).endsWith("D0 A: SUCCESS");
        }
    }

    @Test
    void irpsOfOneDeviceFollowOneAnotherInOrderAndThoseOfOthersDoNotWait() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            FakeStack b = rig.device("B", null);
            a.delays.put("SET_POWER D3", 5 * Rig.SECOND);
            rig.move(a, DevicePowerState.D3);
            rig.move(a, DevicePowerState.D0);
            rig.move(a, DevicePowerState.D2);
            rig.move(b, DevicePowerState.D1);
            rig.dispatcher.runUntilIdle();
            assertThat(rig.takeLog()).contains("D1 B: SUCCESS").doesNotContain("SET_POWER D0 A");
            assertThat(rig.power.outstanding())
                    .extracting(irp -> irp.irp() + " " + irp.holder())
                    .containsExactly(
                            "SET_POWER D3 driver of A", "SET_POWER D0 null", "SET_POWER D2 null");
            rig.dispatcher.advance(5 * Rig.SECOND);
            assertThat(rig.log)
                    .containsExactly(
                            "end of SET_POWER D3 A",
                            "D3 A: SUCCESS",
                            "SET_POWER D0 A",
                            "end of SET_POWER D0 A",
                            "D0 A: SUCCESS",
                            "SET_POWER D2 A",
                            "end of SET_POWER D2 A",
                            "D2 A: SUCCESS");
        }
    }

    @Test
    void anIrpAskedForInACompletionComesAfterThoseThatWait() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            rig.requests()
                    .request(
                            a.pdo,
                            PowerMinor.SET_POWER,
                            new PowerChange.DevicePower(DevicePowerState.D3, PowerAction.NONE),
                            _ -> rig.move(a, DevicePowerState.D0));
            rig.move(a, DevicePowerState.D1);
            rig.dispatcher.runUntilIdle();
            assertThat(rig.log)
                    .containsSubsequence("SET_POWER D3 A", "SET_POWER D1 A", "SET_POWER D0 A");
        }
    }

    @Test
    void aDriverThatThrowsFailsItsIrpAndNotTheNext() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            a.thrown.add("SET_POWER D3");
            rig.move(a, DevicePowerState.D3);
            rig.move(a, DevicePowerState.D0);
            rig.dispatcher.runUntilIdle();
            assertThat(rig.log).contains("D3 A: UNSUCCESSFUL", "D0 A: SUCCESS");
            assertThat(rig.faults)
                    .singleElement()
                    .asString()
                    .contains("driver of A", "SET_POWER D3 of A", "broken");
        }
    }

    @Test
    void aDriverThatKeepsAnIrpIsNamedOnceAndItsDeviceFails() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            a.kept.add("SET_POWER D3");
            a.function.currentCallback("EvtDeviceD0Exit");
            rig.move(a, DevicePowerState.D3);
            rig.dispatcher.advance(Rig.TIMEOUT - 1);
            assertThat(rig.faults).isEmpty();
            rig.dispatcher.advance(1);
            assertThat(rig.takeLog()).endsWith("D3 A: IO_TIMEOUT");
            PowerHang hang = rig.power.hangs().getFirst();
            assertThat(hang.instanceId()).isEqualTo("A");
            assertThat(hang.driver()).isEqualTo("driver of A");
            assertThat(hang.callback()).isEqualTo("EvtDeviceD0Exit");
            assertThat(hang.sentence())
                    .isEqualTo(
                            "driver driver of A has kept SET_POWER D3 of A since 2025-01-01"
                                    + " 00:00:00Z, for more than 10 min; it is in its"
                                    + " EvtDeviceD0Exit");
            assertThat(rig.faults).containsExactly(hang.sentence());
            assertThat(rig.failed).containsExactly("A");
            rig.dispatcher.advance(10 * Rig.TIMEOUT);
            assertThat(rig.power.hangs()).hasSize(1);
        }
    }

    @Test
    void aDriverThatHangsInsideItsDispatchRoutineIsNamedAsWell() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            a.actions.put("SET_POWER D3", () -> rig.dispatcher.event("never").await());
            rig.move(a, DevicePowerState.D3);
            rig.dispatcher.advance(Rig.TIMEOUT);
            assertThat(rig.log).endsWith("D3 A: IO_TIMEOUT");
            assertThat(rig.power.hangs()).hasSize(1);
            assertThat(rig.dispatcher.writtenOff()).containsExactly("SET_POWER D3 of A");
        }
    }

    @Test
    void nothingIsSentToAStackThatHangsUntilItLetsGo() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            a.kept.add("SET_POWER D3");
            rig.move(a, DevicePowerState.D3);
            rig.move(a, DevicePowerState.D0);
            rig.dispatcher.advance(Rig.TIMEOUT);
            rig.move(a, DevicePowerState.D0);
            rig.dispatcher.runUntilIdle();
            assertThat(rig.takeLog())
                    .containsExactly(
                            "SET_POWER D3 A",
                            "D3 A: IO_TIMEOUT",
                            "D0 A: IO_TIMEOUT",
                            "D0 A: IO_TIMEOUT");
            a.keptIrps.getFirst().complete(Status.SUCCESS);
            rig.move(a, DevicePowerState.D0);
            rig.dispatcher.runUntilIdle();
            assertThat(rig.log).endsWith("D0 A: SUCCESS");
        }
    }

    @Test
    void requestsOfAStackThatGoesEndOnce() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            a.kept.add("SET_POWER D3");
            rig.move(a, DevicePowerState.D3);
            rig.move(a, DevicePowerState.D0);
            rig.arm(a);
            rig.dispatcher.runUntilIdle();
            rig.takeLog();
            rig.requests().deviceRemoved(a.pdo);
            rig.dispatcher.runUntilIdle();
            assertThat(rig.takeLog())
                    .containsExactlyInAnyOrder(
                            "wake A: DELETE_PENDING",
                            "D3 A: DELETE_PENDING",
                            "D0 A: DELETE_PENDING");
            assertThat(rig.faults)
                    .as("those that a driver had")
                    .hasSize(2)
                    .allSatisfy(
                            fault -> assertThat(fault).contains("though the device is removed"));
            a.keptIrps.forEach(irp -> irp.complete(Status.SUCCESS));
            assertThat(rig.log).isEmpty();
        }
    }

    @Test
    void aDeletedDeviceGetsNoIrp() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            rig.move(a, DevicePowerState.D0);
            a.pdo.delete();
            rig.dispatcher.runUntilIdle();
            assertThat(rig.log).containsExactly("D0 A: NO_SUCH_DEVICE");
            assertThatThrownBy(() -> rig.move(a, DevicePowerState.D0))
                    .isInstanceOf(StatusException.class)
                    .hasMessageContaining("A gets no power IRP")
                    .extracting(thrown -> ((StatusException) thrown).status())
                    .isEqualTo(Status.NO_SUCH_DEVICE);
        }
    }

    @Test
    void driversCannotAskForTheSystemsState() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            PowerChange change =
                    new PowerChange.SystemPower(SystemPowerState.SLEEPING3, PowerAction.SLEEP);
            assertThatThrownBy(
                            () -> rig.requests().request(a.pdo, PowerMinor.SET_POWER, change, null))
                    .isInstanceOf(StatusException.class)
                    .hasMessageContaining("drivers ask for");
        }
    }

    @Test
    void aWaitWakeWaitsForAsLongAsItTakesAndCanBeCancelled() {
        try (Rig rig = new Rig()) {
            FakeStack a = rig.device("A", null);
            PowerRequest wait = rig.arm(a);
            rig.dispatcher.advance(10 * Rig.TIMEOUT);
            assertThat(rig.faults).isEmpty();
            wait.cancel();
            assertThat(rig.log).endsWith("wake A: CANCELLED");
            wait.cancel();
            assertThat(rig.log).filteredOn(line -> line.startsWith("wake")).hasSize(1);
        }
    }

    @Test
    void cancelAndWakeAndRemovalEndAWaitWakeOnceInEveryOrder() {
        Exploration.of(
                        dispatcher -> {
                            Rig rig = new Rig(dispatcher);
                            FakeStack a = rig.device("A", null);
                            PowerRequest wait = rig.arm(a);
                            dispatcher.post(Level.PASSIVE, "cancel", wait::cancel);
                            dispatcher.post(
                                    Level.PASSIVE,
                                    "wake",
                                    () -> {
                                        if (!a.keptIrps.isEmpty()) {
                                            a.wake();
                                        }
                                    });
                            dispatcher.post(
                                    Level.PASSIVE,
                                    "removal",
                                    () -> rig.requests().deviceRemoved(a.pdo));
                            dispatcher.runUntilIdle();
                            assertThat(rig.log)
                                    .filteredOn(line -> line.startsWith("wake"))
                                    .hasSize(1);
                            assertThat(rig.power.outstanding()).isEmpty();
                        })
                .exhaustively();
    }
}
