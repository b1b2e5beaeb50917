package org.backplane.kmdf.internal.machines;

import org.backplane.kmdf.internal.state.StateTable;

import java.util.Set;
import java.util.TreeSet;

/** What a table says, as lines that can be compared. */
final class MachineFacts {

    private MachineFacts() {}

    static <S extends Enum<S>, E extends Enum<E>, C> Set<String> of(StateTable<S, E, C> table) {
        Set<String> facts = new TreeSet<>();
        boolean queued = false;
        for (S state : states(table)) {
            queued |= !table.isOpen(state);
        }
        for (E event : table.events()) {
            if (table.isPriority(event)) {
                facts.add("priority " + event);
            }
            if (table.isSingular(event)) {
                facts.add("singular " + event);
            }
        }
        for (S state : states(table)) {
            facts.add("state " + state);
            if (queued && table.isOpen(state)) {
                facts.add("open " + state);
            }
            for (E event : table.events()) {
                if (table.ignores(state, event)) {
                    facts.add("ignores " + state + " " + event);
                }
            }
        }
        for (StateTable.Transition<S, E> each : table.transitions()) {
            facts.add(name(each));
        }
        return facts;
    }

    static String name(StateTable.Transition<?, ?> transition) {
        if (transition.event() == null) {
            return "next " + transition.from() + " " + transition.to();
        }
        return (transition.trap() ? "trap " : "on ")
                + transition.from()
                + " "
                + transition.event()
                + " "
                + transition.to();
    }

    /** The states that a table uses. */
    static <S extends Enum<S>, E extends Enum<E>, C> Iterable<S> states(StateTable<S, E, C> table) {
        return table.states().stream().filter(table::uses).toList();
    }
}
