package org.backplane.tools.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceFinderTest {

    private final FakePnp pnp = new FakePnp();

    @BeforeEach
    void plug() {
        pnp.nodes.add(FakePnp.node("HTREE\\ROOT\\0", null));
        pnp.nodes.add(FakePnp.node("ROOT\\ECHO\\0000", "HTREE\\ROOT\\0"));
        pnp.nodes.add(FakePnp.node("ROOT\\ECHOX\\0000", "HTREE\\ROOT\\0"));
        pnp.nodes.add(FakePnp.node("ROOT\\TICKER\\0000", "HTREE\\ROOT\\0"));
        pnp.nodes.add(FakePnp.node("ROOT\\TICKER\\0001", "HTREE\\ROOT\\0"));
    }

    @ParameterizedTest
    @CsvSource({
        "ROOT\\ECHO\\0000,   ROOT\\ECHO\\0000",
        "root/echo/0000,     ROOT\\ECHO\\0000",
        "ROOT/ECHO,          ROOT\\ECHO\\0000",
        "root/echox,         ROOT\\ECHOX\\0000",
        "ROOT/TICKER/0001,   ROOT\\TICKER\\0001",
        "echo,               ROOT\\ECHO\\0000",
        "Htree,              HTREE\\ROOT\\0",
        "HT,                 HTREE\\ROOT\\0",
    })
    void aDeviceIsFoundByIdPrefixOrName(String given, String expected) throws CommandFailure {
        assertThat(DeviceFinder.find(pnp, given).instanceId()).isEqualTo(expected);
    }

    @Test
    void anAmbiguousNameIsRefusedWithTheCandidates() {
        assertThatThrownBy(() -> DeviceFinder.find(pnp, "ticker"))
                .hasToString(
                        "ticker is ambiguous: it may be ROOT\\TICKER\\0000, ROOT\\TICKER\\0001;"
                                + " give more of the instance ID");
    }

    @Test
    void anUnknownNameIsRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> DeviceFinder.find(pnp, "ROOTECHO0000"))
                .hasMessageStartingWith(
                        "there is no device ROOTECHO0000; there are HTREE\\ROOT\\0,")
                .hasMessageEndingWith("(in the shell write / for \\), see pnputil:enum-devices");
    }

    @Test
    void anEmptyTreeIsSaidToBeOne() {
        pnp.nodes.clear();
        assertThatThrownBy(() -> DeviceFinder.find(pnp, "echo"))
                .hasMessage("there is no device echo; no device is there at all, see hw:list");
    }
}
