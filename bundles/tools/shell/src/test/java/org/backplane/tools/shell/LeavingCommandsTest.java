package org.backplane.tools.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;

import org.backplane.pnp.DeviceDetails;
import org.backplane.pnp.DeviceNode;
import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceList;
import org.backplane.wdm.ResourceRequirements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** Commands that find devices, show what they use, and have them leave. */
class LeavingCommandsTest {

    private final FakePnp pnp = new FakePnp();

    @BeforeEach
    void plug() {
        pnp.nodes.add(FakePnp.node("HTREE\\ROOT\\0", null));
        DeviceNode echo = FakePnp.node("ROOT\\ECHO\\0000", "HTREE\\ROOT\\0");
        ResourceList used =
                new ResourceList(
                        List.of(
                                new Resource.Memory(0x1000, 16, null),
                                new Resource.Interrupt(5, null)));
        pnp.nodes.add(
                new DeviceNode(
                        echo.instanceId(),
                        echo.parentId(),
                        echo.description(),
                        "",
                        echo.deviceClass(),
                        echo.status(),
                        null,
                        echo.hardwareIds(),
                        echo.compatibleIds(),
                        echo.driver(),
                        echo.stack(),
                        echo.state(),
                        new DeviceDetails(
                                null,
                                Set.of(),
                                null,
                                ResourceList.EMPTY,
                                ResourceRequirements.NONE,
                                used,
                                List.of(),
                                "")));
    }

    @Test
    void ejectAndRemoveNameTheDeviceAndWhatBecameOfIt() throws Exception {
        assertThat(new DevconEject(pnp).answer(List.of("echo")))
                .startsWith("ROOT\\ECHO\\0000 : Ejected\n");
        assertThat(new DevconRemove(pnp).answer(List.of("echo")))
                .startsWith("ROOT\\ECHO\\0000 : Removed\n");
        assertThat(pnp.done).contains("eject ROOT\\ECHO\\0000", "remove ROOT\\ECHO\\0000");
    }

    @Test
    void aVetoIsTheAnswer() {
        pnp.veto = "ROOT\\ECHO\\0000 cannot be removed: driver echo is busy";

        assertThatThrownBy(() -> new DevconEject(pnp).answer(List.of("echo")))
                .hasMessageContaining(pnp.veto);
    }

    @Test
    void resourcesAreListedAsDevconDoes() throws Exception {
        assertThat(new DevconResources(pnp).answer(List.of("echo")))
                .isEqualTo(
                        """
                        ROOT\\ECHO\\0000
                          Device is currently using the following resources:
                            MEM : 00001000-0000100f
                            IRQ : 5
                        """);
        assertThat(new DevconResources(pnp).answer(List.of("htree")))
                .isEqualTo("HTREE\\ROOT\\0\n  Device is not using any resources.\n");
    }

    @Test
    void resourcesInJsonHaveTypeStartAndLength() throws Exception {
        assertThat(
                        JSON.std
                                .mapFrom(new DevconResources(pnp).answer(List.of("echo", "--json")))
                                .get("resources"))
                .isEqualTo(
                        List.of(
                                Json.object("type", "memory", "start", 4096, "length", 16),
                                Json.object("type", "interrupt", "start", 5, "length", 1)));
    }

    @Test
    void devicesAreFoundByPatternsOverTheirIds() throws Exception {
        assertThat(new DevconFind(pnp).answer(List.of("root/e*")))
                .isEqualTo("ROOT\\ECHO\\0000 : A echo\n1 matching device(s) found.\n");
        assertThat(new DevconFind(pnp).answer(List.of("@*\\0")))
                .isEqualTo("HTREE\\ROOT\\0 : A root\n1 matching device(s) found.\n");
        assertThat(new DevconFind(pnp).answer(List.of("*nothing*")))
                .isEqualTo("0 matching device(s) found.\n");
    }
}
