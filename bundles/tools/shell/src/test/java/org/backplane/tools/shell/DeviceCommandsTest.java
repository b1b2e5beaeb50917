package org.backplane.tools.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;

import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.NodeState;
import org.backplane.pnp.Problem;
import org.backplane.pnp.ProblemCode;
import org.backplane.pnp.StackEntry;
import org.backplane.pnp.StackRole;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class DeviceCommandsTest {

    private static final String SENTENCE =
            "no driver package in the store serves ROOT\\FOO; add one";

    private final FakePnp pnp = new FakePnp();

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(1);

    @BeforeEach
    void plug() {
        pnp.nodes.add(FakePnp.node("HTREE\\ROOT\\0", null));
        pnp.nodes.add(
                new DeviceNode(
                        "ROOT\\ECHO\\0000",
                        "HTREE\\ROOT\\0",
                        "Echo",
                        "",
                        "Sample",
                        DeviceStatus.STARTED,
                        null,
                        List.of("ROOT\\ECHO"),
                        List.of(),
                        "echo",
                        List.of(
                                new StackEntry(StackRole.UPPER_FILTER, "upcase", "upcase/1"),
                                new StackEntry(StackRole.FUNCTION, "echo", "echo/1"),
                                new StackEntry(StackRole.BUS, "root", null)),
                        NodeState.STARTED));
        pnp.nodes.add(
                FakePnp.node(
                        "ROOT\\FOO\\0000",
                        "HTREE\\ROOT\\0",
                        DeviceStatus.PROBLEM,
                        new Problem(ProblemCode.FAILED_INSTALL, Status.NOT_FOUND, SENTENCE)));
    }

    @AfterEach
    void close() {
        dispatcher.close();
    }

    @Test
    void enumDevicesInJsonHasEveryFieldOfADevice() throws Exception {
        List<Object> devices =
                JSON.std.listFrom(new PnputilEnumDevices(pnp).answer(List.of("--json")));
        assertThat(devices).hasSize(3);
        assertThat(devices.get(1))
                .isEqualTo(
                        Json.object(
                                "instanceId", "ROOT\\ECHO\\0000",
                                "description", "Echo",
                                "location", "",
                                "class", "Sample",
                                "status", "Started",
                                "problem", null,
                                "hardwareIds", List.of("ROOT\\ECHO"),
                                "compatibleIds", List.of(),
                                "driver", "echo",
                                "stack",
                                        List.of(
                                                Json.object(
                                                        "role",
                                                        "upper filter",
                                                        "driver",
                                                        "upcase",
                                                        "package",
                                                        "upcase/1"),
                                                Json.object(
                                                        "role",
                                                        "function driver",
                                                        "driver",
                                                        "echo",
                                                        "package",
                                                        "echo/1"),
                                                Json.object(
                                                        "role",
                                                        "bus driver",
                                                        "driver",
                                                        "root",
                                                        "package",
                                                        null)),
                                "state", "DeviceNodeStarted",
                                "parent", "HTREE\\ROOT\\0"));
    }

    @Test
    void aProblemInJsonHasNumberNameStatusAndSentence() throws Exception {
        Map<String, Object> device =
                JSON.std.mapFrom(new DevconStatus(pnp).answer(List.of("foo", "--json")));
        assertThat(device)
                .containsEntry("status", "Problem")
                .containsEntry(
                        "problem",
                        Map.of(
                                "code",
                                28,
                                "name",
                                "CM_PROB_FAILED_INSTALL",
                                "status",
                                "NOT_FOUND",
                                "message",
                                SENTENCE));
    }

    @Test
    void theTreeIsIndentedAndShowsProblems() throws Exception {
        assertThat(new PnputilEnumDevicetree(pnp, dispatcher).answer(List.of()))
                .isEqualTo(
                        """
                        HTREE\\ROOT\\0  A root  [Started]
                          ROOT\\ECHO\\0000  Echo  [Started]
                          ROOT\\FOO\\0000  A foo  [Problem]
                            ! %s (problem 28)
                        """
                                .formatted(SENTENCE));
    }

    @Test
    void theTreeNamesTheWorkersThatWereWrittenOff() throws Exception {
        Event never = dispatcher.event("never");
        dispatcher.post(
                Level.PASSIVE,
                "hang",
                () ->
                        dispatcher.watch(
                                "EvtDriverDeviceAdd of foo",
                                1_000,
                                () -> {
                                    never.await();
                                    return null;
                                },
                                () -> {}));
        dispatcher.advance(2_000);
        assertThat(new PnputilEnumDevicetree(pnp, dispatcher).answer(List.of()))
                .endsWith(
                        """
                        Workers written off: 1
                          ! EvtDriverDeviceAdd of foo
                        """);
    }

    @Test
    void theStackIsShownFromTopToBottom() throws Exception {
        assertThat(new DevconStack(pnp).answer(List.of("echo")))
                .isEqualTo(
                        """
                        ROOT\\ECHO\\0000
                          upcase (upper filter)
                          echo (function driver)
                          root (bus driver)
                        """);
    }

    @Test
    void restartActsOnTheDeviceAndWaitsForTheTree() throws Exception {
        assertThat(new DevconRestart(pnp).answer(List.of("ROOT/ECHO")))
                .startsWith("ROOT\\ECHO\\0000 : Restarted\n");
        assertThat(pnp.done).containsExactly("restart ROOT\\ECHO\\0000", "awaitSettled");
    }

    @Test
    void aVetoIsReportedWithItsStatus() {
        pnp.veto = "echo will not stop; close its handles";
        assertThatThrownBy(() -> new DevconDisable(pnp).answer(List.of("echo")))
                .isInstanceOf(CommandFailure.class)
                .hasToString(
                        "echo will not stop; close its handles [INVALID_DEVICE_STATE"
                                + " (0xC0000184)]");
    }

    @Test
    void helpIsPrintedWhateverElseIsGiven() throws Exception {
        assertThat(new DevconStatus(pnp).answer(List.of("--help")))
                .startsWith("devcon:status <device>\n")
                .contains("--json");
    }

    @Test
    void wrongArgumentsAreRefusedWithTheUsage() {
        assertThatThrownBy(() -> new DevconStatus(pnp).answer(List.of()))
                .hasMessage("an argument is missing; usage: devcon:status <device>");
        assertThatThrownBy(() -> new DevconStatus(pnp).answer(List.of("a", "b")))
                .hasMessage("there are too many arguments; usage: devcon:status <device>");
        assertThatThrownBy(() -> new DevconStatus(pnp).answer(List.of("a", "--all")))
                .hasMessage("there is no option --all; usage: devcon:status <device>");
    }
}
