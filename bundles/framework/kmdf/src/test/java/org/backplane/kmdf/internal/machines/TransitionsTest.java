package org.backplane.kmdf.internal.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.backplane.kmdf.internal.machines.Machines.Machine;
import org.backplane.kmdf.internal.state.StateTable;
import org.backplane.kmdf.internal.state.StateTable.Transition;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Judges, after all other tests of the bundle, what they took of the machines: every transition, or
 * it is in machines/UNTAKEN.md with the reason why not.
 */
@Order(Integer.MAX_VALUE)
class TransitionsTest {

    private static final int GOAL_PERCENT = 95;

    /** Numbers of transitions. */
    private record Count(int taken, int all) {

        static Count of(List<? extends Transition<?, ?>> transitions, boolean byEvent) {
            List<? extends Transition<?, ?>> counted =
                    transitions.stream().filter(each -> (each.event() != null) == byEvent).toList();
            long taken = counted.stream().filter(Transition::taken).count();
            return new Count((int) taken, counted.size());
        }

        Count plus(Count other) {
            return new Count(taken + other.taken, all + other.all);
        }

        int percent() {
            return all == 0 ? 100 : 100 * taken / all;
        }

        @Override
        public String toString() {
            return taken + " of " + all + " (" + percent() + "%)";
        }
    }

    private final Untaken untaken = Untaken.read();

    @Test
    void whatIsListedAsUntakenExists() {
        assertThat(untaken.machines()).isSubsetOf(names());
        for (Machine machine : Machines.ALL) {
            assertThat(untaken.of(machine.table().name()).keySet())
                    .as(machine.table().name())
                    .isSubsetOf(transitions(machine.table()));
        }
    }

    @Test
    void everyMachineIsCounted() {
        Set<String> named = new TreeSet<>(StateTable.named().keySet());
        named.remove("a test's");
        assertThat(names()).containsAll(named);
    }

    private static Set<String> names() {
        return Machines.ALL.stream()
                .map(machine -> machine.table().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> transitions(StateTable<?, ?, ?> table) {
        return table.transitions().stream().map(MachineFacts::name).collect(Collectors.toSet());
    }

    @Test
    void everyTransitionIsTakenOrSaysWhyNot() throws IOException {
        assumeTrue(TransitionCoverage.isComplete(), "judges all tests of the bundle");
        List<String> report = new ArrayList<>();
        List<String> unexplained = new ArrayList<>();
        Count byEvent = new Count(0, 0);
        Count atOnce = new Count(0, 0);
        for (Machine machine : Machines.ALL) {
            String name = machine.table().name();
            List<? extends Transition<?, ?>> transitions = machine.table().transitions();
            Count events = Count.of(transitions, true);
            Count immediate = Count.of(transitions, false);
            System.out.printf(
                    "%s: event transitions taken %s, immediate ones %s%n", name, events, immediate);
            byEvent = byEvent.plus(events);
            atOnce = atOnce.plus(immediate);
            for (Transition<?, ?> each : transitions) {
                if (!each.taken()) {
                    String reason = untaken.of(name).get(MachineFacts.name(each));
                    String line = name + ": " + MachineFacts.name(each);
                    report.add(line + (reason == null ? "" : " (" + reason + ")"));
                    if (reason == null) {
                        unexplained.add(line);
                    }
                }
            }
        }
        System.out.printf(
                "all machines: event transitions taken %s, immediate ones %s%n", byEvent, atOnce);
        Files.write(Path.of("target", "transitions.txt"), report);
        assertThat(unexplained).isEmpty();
        assertThat(byEvent.percent()).isGreaterThanOrEqualTo(GOAL_PERCENT);
    }
}
