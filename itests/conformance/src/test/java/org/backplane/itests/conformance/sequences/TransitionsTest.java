package org.backplane.itests.conformance.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.backplane.kmdf.internal.state.StateTable;
import org.backplane.kmdf.internal.state.StateTable.Transition;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says, after all other tests, what they took of the framework's machines in a whole system; and
 * holds what the framework's own list of untaken transitions says is taken here.
 */
@Order(Integer.MAX_VALUE)
class TransitionsTest {

    private static final Path LIST = Path.of("../../bundles/framework/kmdf/machines/UNTAKEN.md");
    private static final String HERE = "Taken in itests/conformance:";

    @Test
    void whatTheFrameworkLeavesToTheseTestsIsTaken() throws IOException {
        assumeTrue(BegunTests.areAll(), "judges all tests of the package");
        Set<String> taken = new TreeSet<>();
        for (Map.Entry<String, StateTable<?, ?, ?>> machine : StateTable.named().entrySet()) {
            int events = 0;
            int takenEvents = 0;
            for (Transition<?, ?> each : machine.getValue().transitions()) {
                events += each.event() == null ? 0 : 1;
                if (each.taken()) {
                    takenEvents += each.event() == null ? 0 : 1;
                    taken.add(machine.getKey() + ": " + name(each));
                }
            }
            System.out.printf(
                    "%s in the realm: %d of %d event transitions taken (%d%%)%n",
                    machine.getKey(), takenEvents, events, 100 * takenEvents / events);
        }
        assertThat(leftToThese()).isNotEmpty().isSubsetOf(taken);
    }

    private static String name(Transition<?, ?> transition) {
        return transition.event() == null
                ? "next " + transition.from() + " " + transition.to()
                : (transition.trap() ? "trap " : "on ")
                        + transition.from()
                        + " "
                        + transition.event()
                        + " "
                        + transition.to();
    }

    private static List<String> leftToThese() throws IOException {
        List<String> left = new ArrayList<>();
        String machine = "";
        boolean here = false;
        for (String line : Files.readAllLines(LIST)) {
            if (line.startsWith("## ")) {
                machine = line.substring(3);
            } else if (line.endsWith(":")) {
                here = line.equals(HERE);
            } else if (here && line.startsWith("- ")) {
                left.add(machine + ": " + line.substring(2));
            }
        }
        return left;
    }
}
