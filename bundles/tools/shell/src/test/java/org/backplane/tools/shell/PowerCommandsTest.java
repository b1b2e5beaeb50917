package org.backplane.tools.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;

import org.backplane.kmdf.DeviceSnapshot;
import org.backplane.kmdf.MachineSnapshot;
import org.backplane.kmdf.QueueSnapshot;
import org.backplane.power.OutstandingPowerIrp;
import org.backplane.power.PowerHang;
import org.backplane.power.PowerNode;
import org.backplane.wdm.power.DevicePowerState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class PowerCommandsTest {

    private static final String ROOT = "HTREE\\ROOT\\0";
    private static final String ECHO = "ROOT\\ECHO\\0000";
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123Z");

    private final FakePnp pnp = new FakePnp();
    private final FakePower power = new FakePower();

    @BeforeEach
    void plug() {
        pnp.nodes.add(FakePnp.node(ROOT, null));
        pnp.nodes.add(FakePnp.node(ECHO, ROOT));
        power.nodes.add(new PowerNode(ROOT, null, null, false, List.of(), false, List.of()));
        power.nodes.add(
                new PowerNode(
                        ECHO,
                        ROOT,
                        DevicePowerState.D0,
                        true,
                        List.of(
                                new PowerNode.Component(true, 2, 0),
                                new PowerNode.Component(false, 0, 2)),
                        false,
                        List.of("component 0 is held active by 2 references")));
    }

    @Test
    void theSystemSleepsInS3UnlessAskedOtherwiseAndWakes() throws Exception {
        assertThat(new PowerSleep(power).answer(List.of()))
                .isEqualTo("The system sleeps, in S3.\n");
        assertThat(new PowerResume(power, pnp).answer(List.of()))
                .isEqualTo("The system works, in S0.\n");
        assertThat(pnp.done).containsExactly("awaitSettled");
        assertThat(new PowerSleep(power).answer(List.of("s4"))).contains("S4");
        power.wakeSource = ECHO;
        assertThat(JSON.std.mapFrom(new PowerResume(power, pnp).answer(List.of("--json"))))
                .containsExactly(
                        Map.entry("state", "S0"),
                        Map.entry("target", "S0"),
                        Map.entry("phase", "AT_REST"),
                        Map.entry("wakeSource", ECHO));
        assertThat(new PowerShutdown(power).answer(List.of()))
                .isEqualTo("The system is down, in S5.\n");
    }

    @Test
    void aVetoIsTheSentenceOfTheFailure() {
        power.veto = "The system cannot go to S3: ROOT\\ECHO\\0000 vetoes, it is busy.";
        assertThatThrownBy(() -> new PowerSleep(power).answer(List.of()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith(power.veto);
    }

    @Test
    void noSystemSleepsInS5() {
        assertThatThrownBy(() -> new PowerSleep(power).answer(List.of("S5")))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("the system cannot sleep in S5; choose one of S1, S2, S3, S4");
    }

    @Test
    void theTreeShowsStatesAndComponents() throws Exception {
        assertThat(new PowerTree(power).answer(List.of()))
                .isEqualTo(
                        """
                        The system works, in S0.
                        HTREE\\ROOT\\0  ?
                          ROOT\\ECHO\\0000  D0
                            . component 0  F0  active
                            . component 1  F2  idle
                        """);
        Map<String, Object> json = JSON.std.mapFrom(new PowerTree(power).answer(List.of("--json")));
        assertThat(json).containsOnlyKeys("system", "devices");
        assertThat((List<?>) json.get("devices")).hasSize(2);
    }

    @Test
    void blockersAreThoseOfThePowerManagerAndOfTheDrivers() throws Exception {
        PowerBlockers blockers =
                new PowerBlockers(power, _ -> List.of(device(List.of("StopIdle with tag Q"))));
        assertThat(blockers.answer(List.of()))
                .isEqualTo(
                        """
                        ROOT\\ECHO\\0000
                          component 0 is held active by 2 references
                          echo: StopIdle with tag Q
                        """);
        assertThat(JSON.std.listFrom(blockers.answer(List.of("--json")))).hasSize(1);
        power.nodes.clear();
        assertThat(blockers.answer(List.of()))
                .isEqualTo("Nothing is known to keep a device awake.\n");
    }

    @Test
    void requestsNameDeviceDriverCallbackAndSinceWhen() throws Exception {
        PowerRequests requests = new PowerRequests(power);
        assertThat(requests.answer(List.of())).isEqualTo("No power IRP is outstanding.\n");
        power.irps.add(
                new OutstandingPowerIrp(ECHO, "SET_POWER D3", "echo", "EvtDeviceD0Exit", NOON));
        power.irps.add(new OutstandingPowerIrp(ECHO, "SET_POWER D0", null, null, NOON));
        power.hangs.add(
                new PowerHang(ECHO, "SET_POWER S3", "echo", null, NOON, "driver echo has kept it"));
        assertThat(requests.answer(List.of()))
                .isEqualTo(
                        """
                        ROOT\\ECHO\\0000  SET_POWER D3  with echo in EvtDeviceD0Exit, since \
                        2026-01-01T12:00:00Z
                        ROOT\\ECHO\\0000  SET_POWER D0  waits for its turn, since \
                        2026-01-01T12:00:00Z
                        ! driver echo has kept it
                        """);
        Map<String, Object> json = JSON.std.mapFrom(requests.answer(List.of("--json")));
        assertThat((List<?>) json.get("requests")).hasSize(2);
        assertThat((List<?>) json.get("hangs")).hasSize(1);
    }

    @Test
    void directedPowerTakesADeviceDownAndUp() throws Exception {
        PowerDirected directed = new PowerDirected(pnp, power);
        assertThat(directed.answer(List.of("echo", "down"))).startsWith(ECHO + "  D0");
        directed.answer(List.of("echo", "UP"));
        assertThat(power.done).containsExactly("down " + ECHO, "up " + ECHO);
        assertThatThrownBy(() -> directed.answer(List.of("echo", "left")))
                .hasMessage("left is neither down nor up; say one of them");
    }

    @Test
    void wdfdeviceShowsMachinesAndQueues() throws Exception {
        WdfkdWdfdevice command =
                new WdfkdWdfdevice(pnp, _ -> List.of(device(List.of("StopIdle with tag Q"))));
        assertThat(command.answer(List.of("echo")))
                .isEqualTo(
                        """
                        ROOT\\ECHO\\0000
                          echo (function driver)
                            PnP           STARTED
                                          INIT > STARTED
                            Power         D0
                            IRP           QUERY_REMOVE_DEVICE
                            Kept awake    StopIdle with tag Q
                            default queue: sequential, power-managed, accepts, dispatches, 2 in it, \
                        1 with the driver
                            other queue: manual, accepts, held until D0, 0 in it, 0 with the driver
                        """);
        Map<String, Object> json = JSON.std.mapFrom(command.answer(List.of("echo", "--json")));
        assertThat(json).containsOnlyKeys("instanceId", "devices");
    }

    @Test
    void wdfdevicequeuesShowsQueuesAlone() throws Exception {
        WdfkdWdfdevicequeues command =
                new WdfkdWdfdevicequeues(pnp, _ -> List.of(device(List.of())));
        assertThat(command.answer(List.of("echo")))
                .contains("default queue: sequential")
                .doesNotContain("STARTED");
        assertThat(command.answer(List.of("echo", "--json"))).contains("\"driverOwned\" : 1");
    }

    @Test
    void aStackWithoutFrameworkDriversHasNothingToLookInto() {
        assertThatThrownBy(() -> new WdfkdWdfdevice(pnp, _ -> List.of()).answer(List.of("echo")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("has no framework driver in its stack");
    }

    private static DeviceSnapshot device(List<String> keptAwakeBy) {
        return new DeviceSnapshot(
                "echo",
                "function driver",
                List.of(
                        new MachineSnapshot("PnP", "STARTED", List.of("INIT", "STARTED")),
                        new MachineSnapshot("Power", "D0", List.of("D0"))),
                List.of("QUERY_REMOVE_DEVICE"),
                keptAwakeBy,
                List.of(
                        new QueueSnapshot(
                                "default queue", "sequential", true, true, true, false, 2, 1),
                        new QueueSnapshot("other queue", "manual", false, true, true, true, 0, 0)));
    }
}
