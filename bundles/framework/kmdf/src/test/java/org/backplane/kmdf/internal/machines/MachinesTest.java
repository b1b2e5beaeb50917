package org.backplane.kmdf.internal.machines;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.kmdf.internal.machines.Machines.Machine;
import org.backplane.kmdf.internal.state.StateTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds the machines to KMDF's tables, and their pages to the machines. */
class MachinesTest {

    static List<Machine> machines() {
        return Machines.ALL;
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everyRowIsKmdfsOrHasAReason(Machine machine) throws IOException {
        String name = machine.table().name();
        Set<String> expected = new TreeSet<>(kmdfs(name));
        for (Set<String> differences : machine.differences().values()) {
            for (String difference : differences) {
                String fact = difference.substring(1);
                boolean changed =
                        difference.startsWith("-") ? expected.remove(fact) : expected.add(fact);
                assertThat(changed).as("difference %s of %s", difference, name).isTrue();
            }
        }

        assertThat(MachineFacts.of(machine.table())).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everyPageShowsItsMachine(Machine machine) throws IOException {
        StateTable<?, ?, ?> table = machine.table();
        Path page = Path.of("machines", table.name() + ".md");
        String diagram = MachineDiagram.of(table);
        if ("write".equals(System.getProperty("backplane.machines"))) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, diagram);
        }

        assertThat(page).content().isEqualTo(diagram);
    }

    private static List<String> kmdfs(String name) throws IOException {
        try (InputStream facts =
                MachinesTest.class.getResourceAsStream("/machines/" + name + ".txt")) {
            return new String(facts.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
