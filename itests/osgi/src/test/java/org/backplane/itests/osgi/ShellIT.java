package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.jr.ob.JSON;

import org.junit.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The commands, as scripts and people use them. */
public final class ShellIT extends PlatformFixture {

    @Test
    public void enumDevicesPrintsJsonForPrograms() throws IOException {
        plug("echo");

        Map<String, Object> echo =
                device("ROOT\\ECHO\\0000", jsonOf("pnputil:enum-devices --json"));

        assertThat(echo)
                .containsEntry("description", "Backplane Echo device")
                .containsEntry("class", "Sample")
                .containsEntry("status", "Started")
                .containsEntry("problem", null)
                .containsEntry("hardwareIds", List.of("ROOT\\ECHO"))
                .containsEntry("compatibleIds", List.of())
                .containsEntry("driver", "org.backplane.drivers.echo")
                .containsEntry("state", "DeviceNodeStarted");
        assertThat((List<?>) echo.get("stack"))
                .extracting("role", "driver")
                .containsExactly(
                        tuple("upper filter", "org.backplane.filters.upcase"),
                        tuple("function driver", "org.backplane.drivers.echo"),
                        tuple("lower filter", "org.backplane.filters.trace"),
                        tuple("bus driver", "org.backplane.buses.root"));
    }

    @Test
    public void enumDevicesTellsAProblemWithCodeNameStatusAndSentence() throws IOException {
        plug("ROOT/UNKNOWN");

        Map<String, Object> unknown =
                device("ROOT\\UNKNOWN\\0000", jsonOf("pnputil:enum-devices --json"));

        assertThat(unknown).containsEntry("status", "Problem").containsEntry("driver", null);
        assertThat(unknown.get("problem"))
                .isEqualTo(
                        Map.of(
                                "code",
                                28,
                                "name",
                                "CM_PROB_FAILED_INSTALL",
                                "status",
                                "NOT_FOUND",
                                "message",
                                device("ROOT\\UNKNOWN\\0000").problem().message()));
    }

    @Test
    public void writeReadAndControlWorkFromTheShell() {
        plug("echo");

        assertThat(shell("io:write ROOT/ECHO/0000 'hello'")).isEqualTo("5 bytes written\n");
        assertThat(shell("io:read echo 64")).isEqualTo("HELLO\n");
        assertThat(shell("io:ioctl echo 0x222000")).contains("PNP");
    }

    @Test
    public void anUnknownDeviceIsAnErrorThatNamesThoseThatThereAre() {
        plug("echo");

        assertThatThrownBy(() -> execute("devcon:status ROOT/NOTHING"))
                .hasMessageContaining("there is no device ROOT/NOTHING")
                .hasMessageContaining("ROOT\\ECHO\\0000");
    }

    @Test
    public void aMissingArgumentIsAnErrorWithTheUsage() {
        assertThatThrownBy(() -> execute("io:read"))
                .hasMessage("an argument is missing; usage: io:read <device> <n>");
    }

    @Test
    public void anUnknownModelIsAnErrorWithTheNextStep() {
        assertThatThrownBy(() -> execute("hw:plug nonsense"))
                .hasMessageContaining("there is no model nonsense; hw:list lists what there is");
    }

    @Test
    public void theSystemSleepsAndWakesWithItsDevices() {
        plug("mailbox");

        assertThat(shell("power:tree")).contains("ROOT\\MAILBOX\\0000  D0");
        assertThat(shell("power:sleep S3")).isEqualTo("The system sleeps, in S3.\n");
        assertThat(shell("power:tree")).contains("ROOT\\MAILBOX\\0000  D3");
        assertThatThrownBy(() -> execute("devcon:restart mailbox"))
                .hasMessageContaining("power:resume");
        assertThat(shell("power:resume")).isEqualTo("The system works, in S0.\n");
        assertThat(shell("power:requests")).isEqualTo("No power IRP is outstanding.\n");
    }

    private List<Object> jsonOf(String command) throws IOException {
        return JSON.std.listFrom(shell(command));
    }

    @SuppressWarnings("unchecked") // as JSON has it
    private static Map<String, Object> device(String instanceId, List<Object> devices) {
        return devices.stream()
                .map(each -> (Map<String, Object>) each)
                .filter(each -> instanceId.equals(each.get("instanceId")))
                .findFirst()
                .orElseThrow();
    }
}
