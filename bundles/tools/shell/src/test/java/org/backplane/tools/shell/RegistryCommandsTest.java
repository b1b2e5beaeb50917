package org.backplane.tools.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;

import org.backplane.registry.Registries;
import org.backplane.registry.Registry;
import org.backplane.registry.RegistryValue;
import org.backplane.runtime.SimulatedDispatcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class RegistryCommandsTest {

    private static final String KEY = "HKLM/SOFTWARE/Test";

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(1);
    private final Registry registry = Registries.inMemory(dispatcher);

    @AfterEach
    void end() {
        dispatcher.close();
    }

    @Test
    void valuesOfEveryTypeCanBeTypedAndAreShown() throws CommandFailure {
        add(KEY, "s", "SZ", "a b");
        add(KEY, "e", "REG_EXPAND_SZ", "%x%");
        add(KEY, "m", "multi_sz", "one\\0two");
        add(KEY, "d", "DWORD", "0xffffffff");
        add(KEY, "q", "QWORD", "18446744073709551615");
        add(KEY, "b", "BINARY", "00ff");
        add(KEY, "(default)", "SZ", "it");
        add(KEY + "/below");
        assertThat(new RegQuery(registry).answer(List.of(KEY)))
                .isEqualTo(
                        """
                        HKLM\\SOFTWARE\\Test
                            (Default)                     REG_SZ         it
                            b                             REG_BINARY     00FF
                            d                             REG_DWORD      0xffffffff
                            e                             REG_EXPAND_SZ  %x%
                            m                             REG_MULTI_SZ   one\\0two
                            q                             REG_QWORD      0xffffffffffffffff
                            s                             REG_SZ         a b
                        HKLM\\SOFTWARE\\Test\\below
                        """);
        assertThat(registry.value("HKLM\\SOFTWARE\\Test", "m"))
                .contains(RegistryValue.multiSz(List.of("one", "two")));
    }

    @Test
    void oneValueIsShownInJsonWithItsType() throws Exception {
        add(KEY, "d", "DWORD", "0xffffffff");
        assertThat(JSON.std.mapFrom(new RegQuery(registry).answer(List.of(KEY, "D", "--json"))))
                .isEqualTo(
                        Map.of(
                                "key", "HKLM\\SOFTWARE\\Test",
                                "value", "D",
                                "type", "REG_DWORD",
                                "data", 4_294_967_295L));
        assertThat(JSON.std.mapFrom(new RegQuery(registry).answer(List.of("--json"))))
                .isEqualTo(
                        Map.of(
                                "key",
                                "HKLM",
                                "volatile",
                                false,
                                "values",
                                Map.of(),
                                "subkeys",
                                List.of("SOFTWARE")));
    }

    @Test
    void whatIsNotThereIsAnsweredWithTheNextStep() {
        assertThatThrownBy(() -> new RegQuery(registry).answer(List.of(KEY)))
                .hasToString(
                        "there is no registry key HKLM\\SOFTWARE\\Test; reg:query HKLM/SOFTWARE"
                                + " shows what is above it");
        registry.change(keys -> keys.createKey("HKLM\\A"));
        assertThatThrownBy(() -> new RegQuery(registry).answer(List.of("HKLM/A", "x")))
                .hasToString("HKLM\\A has no value x; reg:query HKLM/A shows those that it has");
        assertThatThrownBy(() -> new RegDelete(registry).answer(List.of("HKLM/A", "x")))
                .hasToString("HKLM\\A has no value x; reg:query HKLM/A shows those that it has");
        assertThatThrownBy(() -> add("HKLM/A", "x", "WORD", "1"))
                .hasToString(
                        "WORD is no type of registry values; there are SZ, EXPAND_SZ, MULTI_SZ,"
                                + " DWORD, QWORD and BINARY");
        assertThatThrownBy(() -> new RegQuery(registry).answer(List.of("HKCU/x")))
                .hasToString(
                        "\"HKCU\\x\" is no path of the registry: it does not begin with HKLM, the"
                                + " only root there is. A path is, for example,"
                                + " HKLM\\SYSTEM\\CurrentControlSet\\Enum. [OBJECT_NAME_INVALID"
                                + " (0xC0000033)]");
    }

    @Test
    void aValueIsDeletedAloneAndAKeyWithAllThatIsBelowIt() throws CommandFailure {
        add(KEY + "/below", "x", "DWORD", "1");
        assertThat(new RegDelete(registry).answer(List.of(KEY + "/below", "x")))
                .isEqualTo("Value x of HKLM\\SOFTWARE\\Test\\below is deleted.\n");
        assertThat(new RegDelete(registry).answer(List.of(KEY)))
                .isEqualTo("Key HKLM\\SOFTWARE\\Test is deleted.\n");
        assertThat(registry.key("HKLM\\SOFTWARE").orElseThrow().subkeys()).isEmpty();
        assertThatThrownBy(() -> new RegDelete(registry).answer(List.of(KEY)))
                .isInstanceOf(CommandFailure.class);
    }

    @Test
    void anExportIsARegFile(@TempDir Path folder) throws CommandFailure, IOException {
        add(KEY, "(Default)", "SZ", "a \"b\" \\");
        add(KEY, "d", "DWORD", "5");
        add(KEY, "m", "MULTI_SZ", "A");
        add(KEY + "/below", "b", "BINARY", "0102");
        String text =
                """
                Windows Registry Editor Version 5.00

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Test]
                @="a \\"b\\" \\\\"
                "d"=dword:00000005
                "m"=hex(7):41,00,00,00,00,00

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Test\\below]
                "b"=hex:01,02
                """;
        assertThat(new RegExport(registry).answer(List.of(KEY))).isEqualTo(text);
        Path file = folder.resolve("test.reg");
        assertThat(new RegExport(registry).answer(List.of(KEY, file.toString())))
                .isEqualTo("2 keys exported to " + file + "\n");
        assertThat(Files.readString(file, StandardCharsets.UTF_16LE))
                .isEqualTo("\uFEFF" + text.replace("\n", "\r\n"));
    }

    private void add(String... arguments) throws CommandFailure {
        new RegAdd(registry).answer(List.of(arguments));
    }
}
